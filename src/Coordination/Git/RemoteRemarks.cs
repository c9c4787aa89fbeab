using System.Globalization;

namespace Coordination.Git;

/// <summary>
/// What the remote let slip beside its answers to pushes: that it passed a rule over for us, or that its rules refused. Nobody can ask a remote for
/// these, so they are kept when they are said, for a checkup.
/// </summary>
internal sealed record RemoteRemarks(RemoteRemark? Bypassed, RemoteRemark? Refused)
{
    public static RemoteRemarks Load(Repository repository)
    {
        var values = LineFile.Read(PathIn(repository));
        return new RemoteRemarks(Read("bypassed"), Read("refused"));

        RemoteRemark? Read(string name) =>
            values.TryGetValue(name, out var words) && values.TryGetValue(name + "Ref", out var stateRef)
            && long.TryParse(values.GetValueOrDefault(name + "At"), CultureInfo.InvariantCulture, out var at)
                ? new RemoteRemark(stateRef, DateTimeOffset.FromUnixTimeSeconds(at), words)
                : null;
    }

    /// <summary>Notes what an answer says. A push that went through settles an earlier refusal of the same ref.</summary>
    public static void Note(Repository repository, string reference, PushAnswer answer, DateTimeOffset now)
    {
        var known = new Lazy<RemoteRemarks>(() => Load(repository));
        if (answer.Kind == PushAnswerKind.Moved && RemoteWords.SaysBypassed(answer.Words))
        {
            Save(repository, known.Value with { Bypassed = new RemoteRemark(reference, now, answer.Words) });
        }
        else if (answer.Kind == PushAnswerKind.Rejected && RemoteWords.IsPolicy(answer.Words))
        {
            Save(repository, known.Value with { Refused = new RemoteRemark(reference, now, answer.Words) });
        }
        else if (answer.Kind == PushAnswerKind.Moved && File.Exists(PathIn(repository)) && known.Value.Refused?.Ref == reference)
        {
            Save(repository, known.Value with { Refused = null });
        }
    }

    private static void Save(Repository repository, RemoteRemarks remarks) => LineFile.Write(
        PathIn(repository), [.. Lines("bypassed", remarks.Bypassed), .. Lines("refused", remarks.Refused)], flush: false);

    private static IEnumerable<Variable> Lines(string name, RemoteRemark? remark) => remark is null
        ? []
        :
        [
            new(name, remark.Words), new(name + "Ref", remark.Ref),
            new(name + "At", remark.At.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)),
        ];

    private static string PathIn(Repository repository) => Path.Combine(repository.CoordDir, "remarks");
}

/// <summary>Something that the remote said.</summary>
/// <param name="Ref">The ref that was pushed.</param>
/// <param name="At">When.</param>
/// <param name="Words">What it said.</param>
internal sealed record RemoteRemark(string Ref, DateTimeOffset At, string Words);
