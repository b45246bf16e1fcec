using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Tera.Documents;

/// <summary>One figure of a frozen document.</summary>
/// <param name="ValueId">The measurement.</param>
/// <param name="Version">Its version then.</param>
/// <param name="Label">What it is, as printed.</param>
/// <param name="Value">As printed.</param>
public readonly record struct FrozenFigure(Guid ValueId, int Version, string Label, string Value);

/// <summary>The hash that holds the figures of a document together.</summary>
public static class SnapshotDigest
{
    /// <summary>SHA-256 over the figures in their order; a document without figures has the hash of nothing.</summary>
    public static byte[] Of(IEnumerable<FrozenFigure> figures)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var figure in figures)
        {
            // Lengths before the texts, so that no two different lists read the same.
            var line = string.Create(
                CultureInfo.InvariantCulture,
                $"{figure.ValueId:D} {figure.Version} {figure.Label.Length}:{figure.Label} {figure.Value.Length}:{figure.Value}\n");
            sha.AppendData(Encoding.UTF8.GetBytes(line));
        }

        return sha.GetHashAndReset();
    }
}
