namespace Coordination.Cli.Demo;

/// <summary>The temporary folder of a demo: all that it makes lies in here, and goes with it.</summary>
internal sealed class DemoFolder
{
    private const int Attempts = 20;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private DemoFolder(string path)
    {
        Path = path;
    }

    public string Path { get; }

    public string Home => Of("home");

    /// <summary>What every client was told, for <c>verify --acks</c>.</summary>
    public string Acks => Of("acks.jsonl");

    public static DemoFolder Create() => new(Directory.CreateTempSubdirectory("coord-demo-").FullName);

    public string Of(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>Deletes everything. A git process that was ended a moment ago may be on its last write, so it is tried a few times.</summary>
    /// <returns>Whether the folder is gone.</returns>
    public async Task<bool> DeleteAsync()
    {
        for (var left = Attempts; ; left--)
        {
            try
            {
                MakeWritable();
                Directory.Delete(Path, recursive: true);
                return true;
            }
            catch (DirectoryNotFoundException)
            {
                return true;
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                if (left == 0)
                {
                    return false;
                }

                await Task.Delay(Pause);
            }
        }
    }

    // The objects of git are read-only, and Windows keeps such files.
    private void MakeWritable()
    {
        if (OperatingSystem.IsWindows())
        {
            foreach (var file in Directory.EnumerateFiles(Path, "*", SearchOption.AllDirectories))
            {
                File.SetAttributes(file, FileAttributes.Normal);
            }
        }
    }
}
