using Tera.Measurement.Contracts;
using Tera.Measurement.Sheets;
using Tera.Procedures.Contracts;
using Tera.Procedures.Definitions;
using Tera.Shared;

namespace Tera.Measurement.Versions;

/// <summary>No run begins about approved figures unless somebody has opened them again and said why.</summary>
internal sealed class ApprovedQuarters(VersionReader versions) : IStartGuard
{
    /// <summary>What is measured; a run about something else does not claim the agency's quarter.</summary>
    private const string OfAgency = "agency";

    public async Task<Rejection?> RefusalAsync(RunHead head, ProcedureDefinition definition, CancellationToken ct)
    {
        if (!MeasurementArtifacts.Measures(definition) || head.Subject.Kind != OfAgency)
        {
            return null;
        }

        var period = SheetOpening.PeriodOf(head.Subject);
        return await versions.CountingAsync(head.Agency, period, ct) is { Open: null } ? QuarterVersionRejections.Approved(period) : null;
    }
}
