using NodaTime;
using Tera.Procedures.Engine;

namespace Tera.Procedures.Contracts;

/// <summary>Days of a higher module after which a task can no longer be done, whatever its standard time says.</summary>
public interface ITaskLimits
{
    /// <summary>When those tasks end, by run and slot; without an entry for a task nothing ends.</summary>
    /// <param name="collecting">Tasks in which units or employees fill something.</param>
    /// <param name="ct">Ends reading.</param>
    Task<IReadOnlyDictionary<(RunId Run, Slot Slot), Instant>> OfAsync(IReadOnlyCollection<(RunId Run, Slot Slot)> collecting, CancellationToken ct);
}
