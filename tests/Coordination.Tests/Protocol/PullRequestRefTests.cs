using Coordination.Protocol;

namespace Coordination.Tests.Protocol;

public sealed class PullRequestRefTests
{
    [Theory]
    [InlineData("https://github.example/shop/app/pull/7", "refs/pull/7/head")]
    [InlineData("https://gitea.example/shop/app/pulls/12/", "refs/pull/12/head")]
    [InlineData("https://gitlab.example/shop/app/-/merge_requests/3", "refs/merge-requests/3/head")]
    [InlineData("https://github.example/shop/app/pull/7/files", null)]
    [InlineData("https://github.example/shop/app/pull/-7", null)]
    [InlineData("https://github.example/shop/app/pull/7%20--upload-pack=x", null)]
    [InlineData("pull/7", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void The_ref_of_a_pull_request_is_read_from_its_address(string? url, string? expected) => Assert.Equal(expected, PullRequestRef.Of(url));
}
