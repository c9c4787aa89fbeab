using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace TestKit;

/// <summary><c>git http-backend</c> behind a small HTTP/1.1 server on loopback, for the remotes of a sandbox.</summary>
public sealed class HttpBackend : IDisposable
{
    private static readonly byte[] HeadEnd = "\r\n\r\n"u8.ToArray();

    private readonly GitSandbox sandbox;
    private readonly string? credentials;
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private int requests;

    /// <summary>Starts it.</summary>
    /// <param name="sandbox">Where the remotes are.</param>
    /// <param name="credentials"><c>user:password</c> for all requests; null: nobody is asked.</param>
    public HttpBackend(GitSandbox sandbox, string? credentials = null)
    {
        this.sandbox = sandbox;
        this.credentials = credentials;
        listener.Start();
        _ = Accept();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>How many requests came, the refused ones included.</summary>
    public int Requests => requests;

    /// <summary>Answer everything with this status instead (403, 500, ...); null: do the work.</summary>
    public int? Status { get; set; }

    /// <summary>The address of a bare repository below the sandbox's remotes.</summary>
    public string Url(string repository = "origin.git", string? user = null) =>
        $"http://{(user is null ? "" : user + "@")}127.0.0.1:{Port}/{repository}";

    public void Dispose() => listener.Dispose();

    private async Task Accept()
    {
        try
        {
            while (true)
            {
                _ = Serve(await listener.AcceptTcpClientAsync());
            }
        }
        catch (Exception end) when (end is SocketException or ObjectDisposedException)
        {
            // Disposed.
        }
    }

    private async Task Serve(TcpClient client)
    {
        using (client)
        {
            try
            {
                var stream = client.GetStream();
                while (await HttpRequest.Read(stream) is { } request)
                {
                    Interlocked.Increment(ref requests);
                    await stream.WriteAsync(Answer(request));
                }
            }
            catch (Exception cut) when (cut is IOException or EndOfStreamException)
            {
                // The client is gone, or was cut off.
            }
        }
    }

    private byte[] Answer(HttpRequest request)
    {
        if (Status is { } status)
        {
            return Response(status.ToString(CultureInfo.InvariantCulture) + " Said by the test", [], []);
        }

        var expected = credentials is null ? null : "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(credentials));
        return expected is not null && request.Header("Authorization") != expected
            ? Response("401 Unauthorized", ["WWW-Authenticate: Basic realm=\"test\""], [])
            : FromCgi(ChildProcess.Run("git", ["http-backend"], sandbox.Root, CgiVariables(request), request.Body));
    }

    private Dictionary<string, string> CgiVariables(HttpRequest request)
    {
        var variables = new Dictionary<string, string>(sandbox.Environment)
        {
            ["GIT_PROJECT_ROOT"] = sandbox.Remotes,
            ["GIT_HTTP_EXPORT_ALL"] = "1",
            ["REQUEST_METHOD"] = request.Method,
            ["PATH_INFO"] = request.Path,
            ["QUERY_STRING"] = request.Query,
            ["CONTENT_TYPE"] = request.Header("Content-Type") ?? "",
            ["CONTENT_LENGTH"] = request.Body.Length.ToString(CultureInfo.InvariantCulture),
            ["REMOTE_ADDR"] = "127.0.0.1",
            ["REMOTE_USER"] = credentials?.Split(':')[0] ?? "anonymous",
            ["SERVER_PROTOCOL"] = "HTTP/1.1",
        };
        foreach (var (header, variable) in (ReadOnlySpan<(string, string)>)[("Content-Encoding", "HTTP_CONTENT_ENCODING"), ("Git-Protocol", "GIT_PROTOCOL")])
        {
            if (request.Header(header) is { } value)
            {
                variables[variable] = value;
            }
        }

        return variables;
    }

    private static byte[] FromCgi(ProcessAnswer cgi)
    {
        var bytes = cgi.Bytes.Span;
        var head = bytes.IndexOf(HeadEnd);
        if (head < 0)
        {
            return Response("500 Internal Server Error", [], Encoding.UTF8.GetBytes(cgi.Error));
        }

        var headers = Encoding.Latin1.GetString(bytes[..head]).Split("\r\n");
        var status = headers.FirstOrDefault(header => header.StartsWith("Status: ", StringComparison.Ordinal))?["Status: ".Length..] ?? "200 OK";
        return Response(status, headers.Where(header => !header.StartsWith("Status: ", StringComparison.Ordinal)), bytes[(head + HeadEnd.Length)..]);
    }

    private static byte[] Response(string status, IEnumerable<string> headers, ReadOnlySpan<byte> body)
    {
        var head = string.Join("\r\n", [$"HTTP/1.1 {status}", .. headers, $"Content-Length: {body.Length}", "", ""]);
        return [.. Encoding.Latin1.GetBytes(head), .. body];
    }
}
