using System.Text;

namespace Coordination.Git;

/// <summary>
/// One private ref per state ref, so that git's garbage collection keeps the tip that decisions are made on, and commits that are
/// not pushed yet. Written as the loose file that it is (gitrepository-layout(5)); other ref storages are left to their own rules.
/// </summary>
internal static class KeepRef
{
    public static void Set(LocalClone clone, StateLocation location, string oid)
    {
        if (clone.Config["extensions.refstorage"] is { } storage && storage != "files")
        {
            return;
        }

        var hash = Sha256.Hex(location.Key + "\n" + location.StateRef, 4);
        DurableFile.Write(Path.Combine(clone.Repository.CommonDir, "refs", "coord", "keep", hash), Encoding.ASCII.GetBytes(oid + "\n"), flush: false);
    }
}
