using NodaTime;
using Tera.Procedures.Engine;

namespace Tera.Documents.Contracts;

/// <summary>What one unit has handed in for a run.</summary>
/// <param name="Unit">As the office calls it.</param>
/// <param name="At">When it was handed in last; null while it has not been.</param>
/// <param name="By">Name of who did; null where nobody has, or nobody is known.</param>
/// <param name="Position">His title then.</param>
/// <param name="Figures">How many figures it holds.</param>
/// <param name="Files">How many files of evidence it holds.</param>
public sealed record CollectedThing(string Unit, Instant? At, string? By, string? Position, int Figures, int Files);

/// <summary>Told by each module that keeps what units hand in.</summary>
public interface ICollectedThings
{
    /// <summary>Every unit the run asks, in the order of the agency; of persons nothing is told. Empty for a run that asks none of this kind.</summary>
    Task<IReadOnlyList<CollectedThing>> OfRunAsync(RunId run, CancellationToken ct);
}
