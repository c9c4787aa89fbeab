using System.Net;

namespace Coordination.GitTests.Kit;

public sealed class HttpBackendTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("1000")]
    public void It_serves_clones_and_takes_pushes_whole_or_in_chunks(string? postBuffer)
    {
        using var scene = new Scene(nameof(It_serves_clones_and_takes_pushes_whole_or_in_chunks));
        using var backend = new HttpBackend(scene.Sandbox);
        if (postBuffer is not null)
        {
            scene.Sandbox.Git(scene.Clone, "config", "http.postBuffer", postBuffer);
        }

        var clone = scene.Sandbox.Clone(backend.Url(), "bob");
        Assert.Equal(scene.Before, scene.Sandbox.Tip(clone, "HEAD"));
        var push = scene.Push(backend.Url());
        Assert.True(push.Ok, push.ToString());
        Assert.Equal(scene.After, scene.Main);
        scene.Sandbox.Git(clone, "pull", "-q");
        Assert.Equal(scene.After, scene.Sandbox.Tip(clone, "HEAD"));
    }

    [Fact]
    public void A_request_in_gzip_is_understood()
    {
        using var scene = new Scene(nameof(A_request_in_gzip_is_understood));
        using var backend = new HttpBackend(scene.Sandbox);
        var clone = scene.Sandbox.Clone(scene.Remote, "bob");
        for (var number = 0; number < 60; number++)
        {
            scene.Sandbox.Git(clone, "commit", "-q", "--allow-empty", "-m", $"feat: {number}");
        }

        // Many "have" lines make the request long enough to be compressed.
        scene.Sandbox.Git(scene.Clone, "push", "-q");
        scene.Sandbox.Git(clone, "fetch", "-q", backend.Url(), "main");
        Assert.Equal(scene.After, scene.Sandbox.Tip(clone, "FETCH_HEAD"));
    }

    [Fact]
    public async Task Without_the_right_password_the_answer_is_401()
    {
        using var scene = new Scene(nameof(Without_the_right_password_the_answer_is_401));
        using var backend = new HttpBackend(scene.Sandbox, "ada:secret");
        using var http = new HttpClient();
        var answer = await http.GetAsync(new Uri(backend.Url() + "/info/refs?service=git-receive-pack"));
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);

        Assert.Contains("could not read Username", scene.Push(backend.Url()).Error, StringComparison.Ordinal);
        Assert.Contains("Authentication failed", scene.Push(backend.Url(user: "ada:wrong")).Error, StringComparison.Ordinal);
        Assert.Equal(scene.Before, scene.Main);
        Assert.True(scene.Push(backend.Url(user: "ada:secret")).Ok);
        Assert.Equal(scene.After, scene.Main);
    }

    [Fact]
    public void It_answers_with_the_status_that_a_test_asks_for()
    {
        using var scene = new Scene(nameof(It_answers_with_the_status_that_a_test_asks_for));
        using var backend = new HttpBackend(scene.Sandbox) { Status = 403 };
        Assert.Contains("403", scene.Push(backend.Url()).Error, StringComparison.Ordinal);
        Assert.Equal(1, backend.Requests);
    }
}
