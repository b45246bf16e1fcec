using Tera.Measurement.Contracts;
using Tera.Measurement.Sheets;
using Tera.Procedures.Contracts;
using Tera.Procedures.Definitions;
using Tera.Shared;

namespace Tera.Measurement.Versions;

/// <summary>No run begins about approved figures unless somebody has opened them again and said why.</summary>
internal sealed class ApprovedQuarters(VersionReader versions) : IStartGuard
{
    public async Task<Rejection?> RefusalAsync(RunHead head, ProcedureDefinition definition, CancellationToken ct)
    {
        if (!MeasurementArtifacts.Measures(definition))
        {
            return null;
        }

        var period = SheetOpening.PeriodOf(head.Subject);
        return await versions.CountingAsync(head.Agency, period, ct) is { Open: null } ? QuarterVersionRejections.Approved(period) : null;
    }
}
