namespace Coordination.Git.Checkups;

/// <summary>Which settings of git name a program, or send git somewhere else.</summary>
internal static class RunningKeys
{
    private static readonly string[] Whole =
    [
        "core.hookspath", "core.sshcommand", "core.editor", "core.pager", "core.askpass", "core.gitproxy", "core.alternaterefscommand", "sequence.editor",
        "credential.helper", "diff.external", "gpg.program", "gpg.ssh.defaultkeycommand", "http.proxy", "include.path", "interactive.difffilter",
        "uploadpack.packobjectshook", "init.templatedir", "protocol.allow",
    ];

    private static readonly (string Section, string[] Names)[] Named =
    [
        ("credential.", ["helper"]), ("filter.", ["clean", "smudge", "process"]), ("merge.", ["driver"]), ("diff.", ["command", "textconv"]),
        ("gpg.", ["program"]), ("http.", ["proxy"]), ("remote.", ["proxy", "uploadpack", "receivepack", "vcs"]), ("url.", ["insteadof", "pushinsteadof"]),
        ("includeif.", ["path"]), ("hook.", ["command"]), ("protocol.", ["allow"]), ("mergetool.", ["cmd"]), ("difftool.", ["cmd"]),
        ("guitool.", ["cmd"]), ("man.", ["cmd"]), ("browser.", ["cmd"]), ("trailer.", ["command", "cmd"]), ("tar.", ["command"]),
    ];

    public static bool Contains(string key, string value)
    {
        if (key == "core.fsmonitor")
        {
            return value.ToLowerInvariant() is not ("" or "true" or "false" or "yes" or "no" or "on" or "off" or "0" or "1");
        }

        if (key.StartsWith("alias.", StringComparison.Ordinal) || (key.StartsWith("submodule.", StringComparison.Ordinal) && key.EndsWith(".update", StringComparison.Ordinal)))
        {
            return value.StartsWith('!');
        }

        return value.Length > 0
            && (Whole.Contains(key)
                || key.StartsWith("pager.", StringComparison.Ordinal)
                || Named.Any(rule => key.StartsWith(rule.Section, StringComparison.Ordinal) && rule.Names.Any(name => IsNamed(key, rule.Section, name))));
    }

    private static bool IsNamed(string key, string section, string name) =>
        key.Length > section.Length + name.Length && key.EndsWith("." + name, StringComparison.Ordinal);
}
