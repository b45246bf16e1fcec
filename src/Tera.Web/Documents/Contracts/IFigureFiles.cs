using Tera.Platform.Components;
using Tera.Procedures.Engine;

namespace Tera.Documents.Contracts;

/// <summary>Told by the module that keeps figures: the files in which those of a run are taken into an application outside.</summary>
public interface IFigureFiles
{
    /// <summary>As the run froze them, else as they stand; none for a run of which the module keeps nothing.</summary>
    Task<IReadOnlyList<ExportItem>> OfRunAsync(RunId run, CancellationToken ct);
}
