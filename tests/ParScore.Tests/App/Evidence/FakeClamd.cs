using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ParScore.Tests.App.Evidence;

/// <summary>ClamAV's daemon, played by the test.</summary>
internal sealed class FakeClamd : IDisposable
{
    private readonly Socket _socket;

    private FakeClamd(EndPoint at)
    {
        _socket = new Socket(at.AddressFamily, SocketType.Stream, at is IPEndPoint ? ProtocolType.Tcp : ProtocolType.Unspecified);
        _socket.Bind(at);
        _socket.Listen();
    }

    /// <summary>As the setting names it.</summary>
    public string Address => _socket.LocalEndPoint is IPEndPoint ip ? string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{ip.Port}") : _socket.LocalEndPoint!.ToString()!;

    public static FakeClamd OnThisMachine() => new(new IPEndPoint(IPAddress.Loopback, 0));

    public static FakeClamd At(string path) => new(new UnixDomainSocketEndPoint(path));

    /// <summary>Takes one file and answers. clamd(8): "zINSTREAM\0", then chunks with their lengths, then a length of 0, then the answer.</summary>
    public async Task<byte[]> ServeAsync(string answer)
    {
        using var connection = await _socket.AcceptAsync();
        await using var stream = new NetworkStream(connection);
        var word = new byte[10];
        await stream.ReadExactlyAsync(word);
        Encoding.ASCII.GetString(word).ShouldBe("zINSTREAM\0");
        using var file = new MemoryStream();
        var length = new byte[4];
        while (await NextLengthAsync(stream, length) is var next and > 0)
        {
            var chunk = new byte[next];
            await stream.ReadExactlyAsync(chunk);
            file.Write(chunk);
        }

        await stream.WriteAsync(Encoding.UTF8.GetBytes(answer));
        return file.ToArray();
    }

    public async Task HangUpAsync() => (await _socket.AcceptAsync()).Dispose();

    public void Dispose() => _socket.Dispose();

    private static async Task<int> NextLengthAsync(NetworkStream stream, byte[] length)
    {
        await stream.ReadExactlyAsync(length);
        return BinaryPrimitives.ReadInt32BigEndian(length);
    }
}
