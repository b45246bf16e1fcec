using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NodaTime;

namespace Tera.Procedures.Engine;

/// <summary>How far a run has come: its number of events and the hash of the last.</summary>
/// <param name="Run">The run.</param>
/// <param name="Sequence">Number of its last event, from 1.</param>
/// <param name="Head">Hash of that event; 32 bytes.</param>
public sealed record RunEnd(RunId Run, int Sequence, ReadOnlyMemory<byte> Head)
{
    /// <summary>One line: run, sequence, head in hexadecimal.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Run} {Sequence} {Convert.ToHexStringLower(Head.Span)}");

    /// <summary>Reads a line that <see cref="ToString"/> wrote; null for any other text.</summary>
    public static RunEnd? Read(string line) =>
        line.Split(' ') is [var run, var sequence, { Length: 64 } head]
        && Guid.TryParse(run, out var id)
        && int.TryParse(sequence, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && head.All(char.IsAsciiHexDigitLower)
            ? new(new(id), number, Convert.FromHexString(head))
            : null;
}

/// <summary>
/// The root of one day over how far every run had come, chained to the day before: who has it, on paper or elsewhere, can prove that
/// no run was deleted and no event taken away since.
/// </summary>
public static class DailyAnchor
{
    /// <summary>What the first anchor refers to.</summary>
    public static ReadOnlyMemory<byte> NoRoot { get; } = new byte[32];

    /// <summary>The root of a day: SHA-256 over the root before, the day, and the Merkle root over the ends in the order of their run ids.</summary>
    /// <param name="previous">Root of the anchor before; <see cref="NoRoot"/> for the first.</param>
    /// <param name="day">The day at the region's seat.</param>
    /// <param name="ends">How far every run has come, in any order.</param>
    public static byte[] RootOf(ReadOnlySpan<byte> previous, LocalDate day, IEnumerable<RunEnd> ends)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        sha.AppendData(previous);
        sha.AppendData(Encoding.UTF8.GetBytes(day.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture)));
        sha.AppendData(Merkle([.. ends.OrderBy(end => end.Run.Value).Select(Leaf)]));
        return sha.GetHashAndReset();
    }

    private static byte[] Leaf(RunEnd end) => SHA256.HashData([0, .. Encoding.UTF8.GetBytes(end.ToString())]);

    /// <summary>Pairs are hashed level by level; one without a partner goes up as it is. Leaves and nodes differ by their first byte.</summary>
    private static byte[] Merkle(ImmutableArray<byte[]> level)
    {
        while (level.Length > 1)
        {
            level = [.. level.Chunk(2).Select(pair => pair is [var left, var right] ? SHA256.HashData([1, .. left, .. right]) : pair[0])];
        }

        return level is [var root] ? root : new byte[32];
    }
}
