using Coordination.Documents;

namespace Coordination.Tests.Documents;

public sealed class SkipMarkersTests
{
    [Theory]
    [InlineData("Merge branch 'x' [skip ci]", "[skip ci]")]
    [InlineData("feat: x\n\n[CI Skip]", "[ci skip]")]
    [InlineData("x\n\n\nskip-checks: true\n", "skip-checks: true")]
    [InlineData("x ***NO_CI***", "***no_ci***")]
    public void A_marker_is_found_wherever_a_host_would(string message, string expected) => Assert.Equal(expected, SkipMarkers.In(message));

    [Theory]
    [InlineData("feat: skip ci when nothing changed")]
    [InlineData("x\n\nskip-checks: false")]
    public void Words_that_are_no_marker_are_not(string message) => Assert.Null(SkipMarkers.In(message));
}
