using System.Text;
using Coordination.Tests.Architecture;

namespace Coordination.Tests.Api;

/// <summary>What callers of the library may rely on, as a text that only changes when somebody means it.</summary>
public sealed class PublicApiTests
{
    private static readonly string ApprovedFile = Path.Combine(Repository.Root, "tests", "Coordination.Tests", "Api", "PublicApi.txt");

    [Fact]
    public void The_public_surface_is_the_one_that_was_approved()
    {
        var actual = PublicSurface.Of(typeof(Coordinator).Assembly);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            File.WriteAllText(ApprovedFile, actual, new UTF8Encoding(false));
        }

        var approved = File.ReadAllText(ApprovedFile).ReplaceLineEndings("\n");
        var changes = Changes(approved, actual);
        Assert.True(
            approved == actual,
            $"The public surface of Coordination.dll has changed:\n\n{changes}\nIf that is meant, run this test with UPDATE_GOLDEN=1 in the environment, and commit Api/PublicApi.txt. "
            + "What was removed or renamed breaks programs that use the library: docs/library.md says what is promised.");
    }

    [Fact]
    public void A_change_of_a_signature_or_of_a_default_is_seen()
    {
        var text = PublicSurface.Of(typeof(Coordinator).Assembly);
        Assert.Contains("public static Coordinator Open(string path, CoordinatorOptions? options = null)", text, StringComparison.Ordinal);
        Assert.Contains("public string? SessionId { get; set; }", text, StringComparison.Ordinal);
        Assert.Contains("public required string PrdId { get; init; }", text, StringComparison.Ordinal);
        Assert.Contains("public ClaimRequest(string? PrdId = null)", text, StringComparison.Ordinal);
        Assert.Contains("public Task<Result<Lease>> HoldAsync(ClaimRequest request, CancellationToken cancellationToken = default)", text, StringComparison.Ordinal);
        Assert.Contains("public enum LeaseLossReason", text, StringComparison.Ordinal);
        Assert.Contains("public static OptionsBuilder<CoordinatorOptions> AddCoordination(this IServiceCollection services, string path, Action<CoordinatorOptions>? configure = null)", text, StringComparison.Ordinal);
        Assert.DoesNotContain("InsideReceive", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Observer", text, StringComparison.Ordinal);
    }

    private static string Changes(string approved, string actual)
    {
        var (before, after) = (approved.Split('\n'), actual.Split('\n'));
        return string.Concat(before.Except(after).Select(line => "- " + line.Trim() + "\n")) + string.Concat(after.Except(before).Select(line => "+ " + line.Trim() + "\n"));
    }
}
