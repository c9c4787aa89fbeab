using System.Globalization;
using TestKit;

namespace Benchmarks.Speed;

/// <summary>Projects of different sizes.</summary>
internal static class Projects
{
    /// <summary>So many source files, a hundred to a folder, and PRDs to claim.</summary>
    public static ProjectSeed OfFiles(int files, int free) => new()
    {
        Prds = [.. Workplace.FreePrds(free)],
        Files = Enumerable.Range(0, files).ToDictionary(
            number => string.Create(CultureInfo.InvariantCulture, $"src/part{number / 100:000}/file{number:00000}.txt"),
            number => string.Create(CultureInfo.InvariantCulture, $"line one of file {number}\nline two of file {number}\n")),
    };

    /// <summary>So many PRDs, the first of them held, the last of them to claim.</summary>
    public static ProjectSeed OfPrds(int prds, int held, int free) => new()
    {
        Prds =
        [
            .. Enumerable.Range(1, prds - free).Select(number => PrdSeed.Of(Prd(number), 3) with { Status = number <= held ? "in_progress" : "ready" }),
            .. Workplace.FreePrds(free),
        ],
        Files = new Dictionary<string, string> { ["docs/session-locks.json"] = Locks(held) },
    };

    private static string Prd(int number) => string.Create(CultureInfo.InvariantCulture, $"prd-work-{number:0000}");

    private static string Locks(int held)
    {
        // They stay fresh for as long as a run can last.
        var now = DateTime.UtcNow.AddMinutes(5).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        var locks = Enumerable.Range(1, held).Select(number => string.Create(CultureInfo.InvariantCulture, $$"""
                {
                  "sessionId": "developer-{{number:x6}}",
                  "prdId": "{{Prd(number)}}",
                  "prdFile": "docs/prds/{{Prd(number)}}.json",
                  "branch": "feature/{{Prd(number)[4..]}}",
                  "claimedAt": "{{now}}",
                  "heartbeat": "{{now}}",
                  "currentStory": "US-001",
                  "status": "in_progress",
                  "fence": {{number}},
                  "opId": "{{number:x32}}"
                }
            """));
        return string.Create(CultureInfo.InvariantCulture, $$"""
            {
              "version": 1,
              "fence": {{held}},
              "sessions": [
            {{string.Join(",\n", locks)}}
              ]
            }

            """);
    }
}
