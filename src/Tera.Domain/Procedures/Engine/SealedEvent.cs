using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NodaTime;
using NodaTime.Text;
using Tera.Organisation;
using Tera.Shared;

namespace Tera.Procedures.Engine;

/// <summary>An event as it is kept: numbered without gaps, carrying the hash of the one before.</summary>
/// <param name="Run">The run.</param>
/// <param name="Sequence">From 1, without gaps.</param>
/// <param name="Command">The command that made it.</param>
/// <param name="Actor">Who; null for the system.</param>
/// <param name="RecordedAt">When it was recorded, whole microseconds, so that it survives the database unchanged.</param>
/// <param name="Content">Canonical text of the event.</param>
/// <param name="PreviousHash">Hash of the event before; 32 zero bytes for the first.</param>
/// <param name="Hash">SHA-256 over all of the above.</param>
public sealed record SealedEvent(
    RunId Run,
    int Sequence,
    CommandId Command,
    PersonId? Actor,
    Instant RecordedAt,
    string Content,
    ReadOnlyMemory<byte> PreviousHash,
    ReadOnlyMemory<byte> Hash)
{
    /// <summary>What the first event of a run refers to.</summary>
    public static ReadOnlyMemory<byte> NoHash { get; } = new byte[32];

    /// <summary>Seals the next event of a run; <paramref name="recordedAt"/> is cut to what the database keeps.</summary>
    public static SealedEvent Of(
        RunId run, int sequence, CommandId command, PersonId? actor, Instant recordedAt, RunEvent happened, ReadOnlyMemory<byte> previous)
    {
        var content = RunEventJson.Write(happened);
        var moment = Moment(recordedAt);
        var hash = HashOf(run, sequence, command, actor, moment, content, previous.Span);
        return new(run, sequence, command, actor, moment, content, previous, hash);
    }

    /// <summary>
    /// Where the chain of a run breaks: the number at which an event is changed, missing, doubled, out of order or of another run;
    /// null when the chain holds. A tail cut off leaves a shorter chain that holds: compare its end with the head kept beside it.
    /// </summary>
    /// <param name="run">The run.</param>
    /// <param name="events">All its events, in the order they are kept.</param>
    public static int? FirstBreak(RunId run, IEnumerable<SealedEvent> events)
    {
        var (number, previous) = (1, NoHash);
        foreach (var kept in events)
        {
            if (kept.Run != run || kept.Sequence != number || !kept.Follows(previous.Span))
            {
                return number;
            }

            (number, previous) = (number + 1, kept.Hash);
        }

        return null;
    }

    /// <summary>True when the content still has the hash and follows the event whose hash is given.</summary>
    public bool Follows(ReadOnlySpan<byte> previous) =>
        PreviousHash.Span.SequenceEqual(previous)
        && Hash.Span.SequenceEqual(HashOf(Run, Sequence, Command, Actor, RecordedAt, Content, previous));

    /// <summary>Cuts a moment to what the database keeps.</summary>
    public static Instant Moment(Instant instant) => Instant.FromUnixTimeTicks(instant.ToUnixTimeTicks() / 10 * 10);

    private static byte[] HashOf(
        RunId run, int sequence, CommandId command, PersonId? actor, Instant recordedAt, string content, ReadOnlySpan<byte> previous)
    {
        var head = string.Create(
            CultureInfo.InvariantCulture, $"{run}\n{sequence}\n{command}\n{actor}\n{InstantPattern.ExtendedIso.Format(recordedAt)}\n");
        var text = ArrayPool<byte>.Shared.Rent(previous.Length + Encoding.UTF8.GetMaxByteCount(head.Length + content.Length));
        previous.CopyTo(text);
        var length = previous.Length;
        length += Encoding.UTF8.GetBytes(head, text.AsSpan(length));
        length += Encoding.UTF8.GetBytes(content, text.AsSpan(length));
        var hash = SHA256.HashData(text.AsSpan(0, length));
        ArrayPool<byte>.Shared.Return(text);
        return hash;
    }
}
