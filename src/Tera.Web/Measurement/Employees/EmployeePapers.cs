using Microsoft.EntityFrameworkCore;
using Tera.Documents.Contracts;
using Tera.Measurement.Contracts;
using Tera.Measurement.Sheets;
using Tera.Organisation.Contracts;
using Tera.Platform.Data;
using Tera.Procedures.Definitions;
using Tera.Procedures.Engine;

namespace Tera.Measurement.Employees;

/// <summary>Keeps what employees reported and how they were rated from everybody but those who assess all of them.</summary>
internal sealed class EmployeePapers(TeraDbContext db, SheetAccess access) : IPaperGate
{
    public bool Guards(ArtifactKind kind) => kind == MeasurementArtifacts.EmployeeAnnex;

    public async Task<bool> IsPersonalAsync(RunId run, CancellationToken ct) =>
        await db.Set<Sheet>().AnyAsync(sheet => sheet.RunId == run && sheet.PersonId != null, ct);

    public async Task<bool> OpensAsync(RunId run, SignedInUser user, CancellationToken ct)
    {
        var measured = await db.Set<Sheet>().Where(sheet => sheet.RunId == run && sheet.PersonId != null).Select(sheet => sheet.PersonId!.Value).ToListAsync(ct);
        return measured.Count == 0 || (await access.ReadableEmployeesAsync(run, user, ct)).IsSupersetOf(measured);
    }
}
