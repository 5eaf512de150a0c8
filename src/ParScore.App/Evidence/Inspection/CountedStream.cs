namespace ParScore.App.Evidence.Inspection;

/// <summary>Counts what really comes out of a packed part, and ends early when it is too much, far more than went in, or one endless word.</summary>
/// <param name="inner">The unpacked bytes.</param>
/// <param name="most">How many there may be.</param>
/// <param name="packed">How many packed bytes they come from.</param>
/// <param name="mostBetween">How many may stand between two "&lt;": a reader of XML keeps them all in memory.</param>
internal sealed class CountedStream(Stream inner, long most, long packed, long mostBetween) : Stream
{
    private const long MostRatio = 1000;
    private const long RatioFrom = 8L * 1024 * 1024;

    private long _between;

    public long Count { get; private set; }

    public bool IsOver => Count > most || (Count > RatioFrom && Count > Math.Max(packed, 1) * MostRatio) || _between > mostBetween;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => Count; set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        if (IsOver)
        {
            return 0;
        }

        var read = inner.Read(buffer);
        Count += read;
        var last = buffer[..read].LastIndexOf((byte)'<');
        _between = last < 0 ? _between + read : read - last;
        return read;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }
}
