using System.Buffers;

namespace ParScore.App.Evidence.Inspection;

/// <summary>Bytes of a stream one after the other, read in pieces; -1 after the last.</summary>
internal sealed class BufferedReader : IDisposable
{
    private readonly Stream _stream;
    private readonly byte[] _buffer = ArrayPool<byte>.Shared.Rent(128 * 1024);
    private int _at;
    private int _end;
    private int _back = -1;

    /// <param name="stream">Read from where it stands.</param>
    public BufferedReader(Stream stream) => _stream = stream;

    /// <summary>The next byte; -1 at the end.</summary>
    public int Next()
    {
        if (_back >= 0)
        {
            var value = _back;
            _back = -1;
            return value;
        }

        return _at < _end || Fill() ? _buffer[_at++] : -1;
    }

    /// <summary>The next byte, which stays; -1 at the end.</summary>
    public int Peek() => _back >= 0 ? _back : _at < _end || Fill() ? _buffer[_at] : -1;

    /// <summary>Puts one byte back.</summary>
    public void Back(byte value) => _back = value;

    /// <summary>False when the file ends before.</summary>
    public bool Skip(int count)
    {
        if (count > 0 && _back >= 0)
        {
            _back = -1;
            count--;
        }

        while (count > 0)
        {
            if (_at == _end && !Fill())
            {
                return false;
            }

            var step = Math.Min(count, _end - _at);
            _at += step;
            count -= step;
        }

        return true;
    }

    /// <summary>Goes on to the next of some bytes, which stays; false at the end. What was passed over is handed on.</summary>
    public bool SkipTo(SearchValues<byte> wanted, Stream? passed)
    {
        while (true)
        {
            if (_back >= 0)
            {
                if (wanted.Contains((byte)_back))
                {
                    return true;
                }

                passed?.WriteByte((byte)_back);
                _back = -1;
            }

            if (_at == _end && !Fill())
            {
                return false;
            }

            var found = _buffer.AsSpan(_at, _end - _at).IndexOfAny(wanted);
            var step = found < 0 ? _end - _at : found;
            passed?.Write(_buffer, _at, step);
            _at += step;
            if (found >= 0)
            {
                return true;
            }
        }
    }

    public void Dispose() => ArrayPool<byte>.Shared.Return(_buffer);

    private bool Fill()
    {
        _at = 0;
        _end = _stream.Read(_buffer);
        return _end > 0;
    }
}
