using Tera.Procedures.Engine;

namespace Tera.Documents.Contracts;

/// <summary>A file that belongs into a run's package.</summary>
/// <param name="Path">Where in the package, with forward slashes: <c>bukti/bina-marga/sk-jalan.pdf</c>. Made unique where two are the same.</param>
/// <param name="Title">What it is, Indonesian.</param>
/// <param name="OpenAsync">Its bytes, from the start.</param>
public sealed record PackageFile(string Path, string Title, Func<CancellationToken, Task<Stream>> OpenAsync);

/// <summary>Told by each module that keeps files of runs; the archive packs them all.</summary>
public interface IPackageSource
{
    /// <summary>Everything of the run that must be archived, in an order that is always the same.</summary>
    Task<IReadOnlyList<PackageFile>> OfRunAsync(RunId run, CancellationToken ct);
}
