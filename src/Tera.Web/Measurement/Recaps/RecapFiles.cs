using Tera.Documents.Contracts;
using Tera.Measurement.Contracts;
using Tera.Measurement.Snapshots;
using Tera.Platform.Components;
using Tera.Procedures.Contracts;
using Tera.Procedures.Engine;

namespace Tera.Measurement.Recaps;

/// <summary>The recapitulation of a run, for people who type or load it elsewhere.</summary>
internal sealed class RecapFiles(SnapshotMaking snapshots, RunDefinitions runs) : IFigureFiles
{
    public async Task<IReadOnlyList<ExportItem>> OfRunAsync(RunId run, CancellationToken ct)
    {
        var (definition, _) = await runs.OfAsync(run, ct);
        if (!MeasurementArtifacts.Measures(definition))
        {
            return [];
        }

        var frozen = await snapshots.LatestOfFiguresAsync(run, definition, ct) is not null;
        return [new("Angka (XLSX)", MeasurementLinks.RecapBook(run, frozen)), new("Angka (CSV)", MeasurementLinks.RecapText(run, frozen))];
    }
}
