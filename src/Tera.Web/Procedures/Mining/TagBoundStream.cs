namespace Tera.Procedures.Mining;

/// <summary>A stream of XML that breaks off where so many bytes hold no end of a tag: one attribute must not fill the machine.</summary>
internal sealed class TagBoundStream(Stream inner, int most, Func<Exception> beyond) : Stream
{
    private long _since;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var read = inner.Read(buffer);
        var last = buffer[..read].LastIndexOf((byte)'>');
        _since = last < 0 ? _since + read : read - last - 1;
        return _since <= most ? read : throw beyond();
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
