using Microsoft.EntityFrameworkCore;
using Tera.Organisation;
using Tera.Platform.Commands;
using Tera.Platform.Data;
using Tera.Platform.Files;
using Tera.Procedures.Adoption;
using Tera.Procedures.Versions;
using Tera.Shared;

namespace Tera.Procedures.Exchange;

/// <summary>What lies on the table when a file is brought in or its proposals are answered.</summary>
public sealed class ImportDesk(TeraDbContext db, ProcedureAccess access, ImportSopsHandler import, AnswerProposalsHandler answer, KeptFiles files)
{
    public ProcedureAccess Access => access;

    /// <summary>Where a file lies while the user chooses among its SOPs.</summary>
    public KeptFiles Files => files;

    /// <summary>SOPs the agencies have, in the order of their codes.</summary>
    public Task<List<SiblingRow>> OwnAsync(IReadOnlyCollection<AgencyId> agencies, CancellationToken ct) =>
        db.Set<AdoptedProcedure>().AsNoTracking().TagWith("Procedures: SOPs that a file may revise").Where(row => agencies.Contains(row.AgencyId))
            .OrderBy(row => row.Code).ThenBy(row => row.Id).Take(200).Select(row => new SiblingRow(row.Id, row.Code, row.Title)).ToListAsync(ct);

    /// <summary>The text the SOP was imported from last; null for one from the library.</summary>
    public Task<SourceLines?> SourceAsync(ProcedureId procedure, CancellationToken ct) =>
        SourceLines.LastAsync(db, procedure, ct);

    public Task<Result<Receipt>> ImportAsync(ImportSops wish, CancellationToken ct) => import.HandleAsync(wish, ct);

    public Task<Result<Receipt>> AnswerAsync(AnswerProposals wish, CancellationToken ct) => answer.HandleAsync(wish, ct);
}
