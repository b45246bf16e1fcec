using Microsoft.EntityFrameworkCore;
using Tera.Planning.Keeping;
using Tera.Platform.Commands;
using Tera.Platform.Data;
using Tera.Shared;

namespace Tera.Planning.Agreements;

/// <summary>The wish for a draft of a year's agreement: the original, or a revision that begins with the promises of the version before.</summary>
/// <param name="Reason">Why it is revised; not asked for an original.</param>
public sealed record DraftAgreement(PlanCall Call, FiscalYear Year, string? Reason);

/// <inheritdoc cref="DraftAgreement"/>
public sealed class DraftAgreementHandler(TeraDbContext db, PlanDesk desk)
{
    private const string Process = "planning.draft-agreement";

    /// <returns>A receipt whose result is the agreement's id.</returns>
    public Task<Result<Receipt>> HandleAsync(DraftAgreement wish, CancellationToken ct) => desk.OnceAsync(wish.Call, Process, inner => DraftAsync(wish, inner), ct);

    private async Task<Result<string>> DraftAsync(DraftAgreement wish, CancellationToken ct)
    {
        var (agency, year) = (wish.Call.Agency, wish.Year.Value);
        var versions = await db.Set<Agreement>().AsNoTracking().Where(one => one.AgencyId == agency && one.FiscalYear == year)
            .OrderBy(one => one.Revision).ToListAsync(ct);
        var id = new AgreementId(DerivedGuid.Of($"agreement:{wish.Call.Command}"));
        if (!Agreement.Draft(id, agency, wish.Year, versions, wish.Reason).Accepted(out var draft, out var no))
        {
            return no;
        }

        db.Add(draft);
        if (versions is [.., var last])
        {
            db.AddRange((await db.Set<AgreedTarget>().AsNoTracking().Where(target => target.AgreementId == last.Id).ToListAsync(ct))
                .Select(target => target.In(id, TargetId.New())));
        }

        await desk.NoteAsync(wish.Call, Process, new("agreement", id.Value) { After = draft.Title, Reason = draft.Reason }, ct);
        return id.Value.ToString();
    }
}
