using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;
using ParScore.Scoring;

namespace ParScore.App.Evidence;

/// <summary>Asks ClamAV's daemon about a file (protocol of clamd(8): INSTREAM). What cannot be asked is not taken in.</summary>
internal static class ClamdScanner
{
    private const int ChunkLength = 256 * 1024;
    private const int MostAnswer = 4096;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Null when the file is clean.</summary>
    /// <param name="socket">A Unix socket's path, or "host:port" on this machine.</param>
    /// <param name="file">Read from where it stands.</param>
    public static async Task<Refusal?> ScanAsync(string socket, Stream file)
    {
        try
        {
            using var limit = new CancellationTokenSource(Patience);
            using var connection = await ConnectAsync(socket, limit.Token);
            await using var stream = new NetworkStream(connection);
            await stream.WriteAsync("zINSTREAM\0"u8.ToArray(), limit.Token);
            var chunk = new byte[4 + ChunkLength];
            for (var read = await file.ReadAsync(chunk.AsMemory(4), limit.Token); read > 0; read = await file.ReadAsync(chunk.AsMemory(4), limit.Token))
            {
                BinaryPrimitives.WriteInt32BigEndian(chunk, read);
                await stream.WriteAsync(chunk.AsMemory(0, 4 + read), limit.Token);
            }

            await stream.WriteAsync(new byte[4], limit.Token);
            var answer = await AnswerAsync(stream, limit.Token);
            return answer.EndsWith("stream: OK", StringComparison.Ordinal) ? null
                : answer.EndsWith(" FOUND", StringComparison.Ordinal) ? EvidenceRefusals.Of(EvidenceRefusals.Virus, $"Phần mềm diệt virus ClamAV phát hiện mã độc trong tệp ({Name(answer)}). Tệp không được nhận; hãy quét virus máy đã tạo ra tệp này.")
                : answer.Contains("size limit", StringComparison.OrdinalIgnoreCase) ? EvidenceRefusals.Of(EvidenceRefusals.ScannerUnreachable, "ClamAV từ chối kiểm tra vì tệp lớn hơn mức StreamMaxLength của nó, nên tệp chưa được nhận. Hãy báo người quản trị tăng StreamMaxLength trong clamd.conf, hoặc giảm dung lượng tệp.")
                : Unreachable();
        }
        catch (Exception error) when (error is SocketException or IOException or OperationCanceledException or UnauthorizedAccessException or ArgumentException)
        {
            // A path that no socket can have is an ArgumentException.
            return Unreachable();
        }
    }

    private static async Task<Socket> ConnectAsync(string address, CancellationToken limit)
    {
        var isTcp = address.Split(':') is [_, var port] && ushort.TryParse(port, out _);
        var socket = new Socket(isTcp ? AddressFamily.InterNetwork : AddressFamily.Unix, SocketType.Stream, isTcp ? ProtocolType.Tcp : ProtocolType.Unspecified);
        try
        {
            if (isTcp)
            {
                await socket.ConnectAsync(address.Split(':')[0], ushort.Parse(address.Split(':')[1], System.Globalization.CultureInfo.InvariantCulture), limit);
            }
            else
            {
                await socket.ConnectAsync(new UnixDomainSocketEndPoint(address), limit);
            }

            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static async Task<string> AnswerAsync(NetworkStream stream, CancellationToken limit)
    {
        var answer = new byte[MostAnswer];
        var length = 0;
        for (var read = await stream.ReadAsync(answer, limit); read > 0 && length < MostAnswer; read = await stream.ReadAsync(answer.AsMemory(length), limit))
        {
            length += read;
            if (answer.AsSpan(0, length).Contains((byte)0))
            {
                break;
            }
        }

        return Encoding.UTF8.GetString(answer, 0, length).TrimEnd('\0', '\n', ' ');
    }

    private static string Name(string answer)
    {
        var name = answer[..^" FOUND".Length].Split(": ", 2)[^1];
        return new string([.. name.Where(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_').Take(60)]);
    }

    private static Refusal Unreachable() =>
        EvidenceRefusals.Of(EvidenceRefusals.ScannerUnreachable, "Phần mềm diệt virus (ClamAV) đã được cài đặt để kiểm tra nhưng đang không trả lời, nên tạm thời không nhận tệp. Hãy báo người quản trị; tệp chưa được nhận.");
}
