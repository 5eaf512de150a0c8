using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ParScore.Tests.App.Reminders;

/// <summary>A mail server, played by the test: it answers as it is told, or hangs up in the middle.</summary>
internal sealed class FakeSmtp : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Task _serving;

    /// <param name="answers">Word of the client → the answer instead of the usual one; null = hang up.</param>
    public FakeSmtp(params (string Word, string? Answer)[] answers)
    {
        _listener.Start();
        var own = answers.ToDictionary(a => a.Word, a => a.Answer, StringComparer.Ordinal);
        _serving = Task.Run(async () =>
        {
            try
            {
                while (true)
                {
                    using var client = await _listener.AcceptTcpClientAsync();
                    await ServeAsync(client, own);
                }
            }
            catch (Exception error) when (error is SocketException or InvalidOperationException or ObjectDisposedException)
            {
                // The test is over.
            }
        });
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>The letters that came in whole.</summary>
    public ConcurrentQueue<string> Letters { get; } = [];

    /// <summary>A port on which nobody listens.</summary>
    public static int ClosedPort()
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        return port;
    }

    public void Dispose()
    {
        _listener.Stop();
        _serving.Wait(TimeSpan.FromSeconds(10)).ShouldBeTrue();
        _listener.Dispose();
    }

    private async Task ServeAsync(TcpClient client, Dictionary<string, string?> own)
    {
        await using var stream = client.GetStream();
        using var reader = new StreamReader(stream, Encoding.UTF8);
        async Task<bool> AnswerAsync(string word, string usual)
        {
            var answer = own.TryGetValue(word, out var told) ? told : usual;
            if (answer is null)
            {
                return false;
            }

            await stream.WriteAsync(Encoding.ASCII.GetBytes($"{answer}\r\n"));
            return true;
        }

        if (!await AnswerAsync("CONNECT", "220 may-chu-thu"))
        {
            return;
        }

        while (await reader.ReadLineAsync() is { } line)
        {
            var word = line.Split(' ', ':')[0].ToUpperInvariant();
            if (word is "QUIT")
            {
                await AnswerAsync("QUIT", "221 Bye");
                return;
            }

            if (!await AnswerAsync(word, word is "DATA" ? "354 Go on" : "250 OK"))
            {
                return;
            }

            if (word is "DATA" && !own.ContainsKey("DATA"))
            {
                var letter = new StringBuilder();
                while (await reader.ReadLineAsync() is { } text && text is not ".")
                {
                    letter.Append(text).Append('\n');
                }

                if (own.GetValueOrDefault("END", "250") is { } end && end.StartsWith("250", StringComparison.Ordinal))
                {
                    Letters.Enqueue(letter.ToString());
                }

                if (!await AnswerAsync("END", "250 Taken"))
                {
                    return;
                }
            }
        }
    }
}
