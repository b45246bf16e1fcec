using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Organisation;
using Tera.Platform.Commands;
using Tera.Platform.Data;
using Tera.Procedures.Adoption;
using Tera.Procedures.Definitions;
using Tera.Procedures.Reading;
using Tera.Procedures.Versions;
using Tera.Shared;

namespace Tera.Procedures.Editing;

/// <summary>Begins an SOP of an agency's own: a draft with its columns and one row, to be written on.</summary>
/// <param name="Command">Made with the form.</param>
/// <param name="Agency">Whose.</param>
/// <param name="AgencyName">As it stands on the cover.</param>
/// <param name="Title">Nama SOP.</param>
/// <param name="Periodicity">How often it runs.</param>
/// <param name="Lanes">Headings of its columns.</param>
/// <param name="By">Who writes and when, as the reason of a statement keeps it.</param>
/// <param name="Actor">Who; null for the system.</param>
public sealed record WriteSop(
    CommandId Command, AgencyId Agency, string AgencyName, string Title, Periodicity Periodicity, ImmutableArray<string> Lanes, string By, PersonId? Actor);

/// <inheritdoc cref="WriteSop"/>
public sealed class WriteSopHandler(TeraDbContext db, ProcedureAccess access, CommandScope commands, IClock clock)
{
    /// <returns>A receipt whose result is the id of the procedure.</returns>
    public Task<Result<Receipt>> HandleAsync(WriteSop wish, CancellationToken ct) =>
        commands.OnceAsync(wish.Command, "procedures.write-sop", wish.Actor?.Value, inner => BeginAsync(wish, inner), ct);

    private async Task<Result<string>> BeginAsync(WriteSop wish, CancellationToken ct)
    {
        if (await access.AdoptionRefusalAsync(wish.Actor, wish.Agency, ct) is { } notHis)
        {
            return notHis;
        }

        var taken = (await db.Set<AdoptedProcedure>().Where(row => row.AgencyId == wish.Agency).Select(row => row.Code).ToListAsync(ct)).ToHashSet();
        if (!Begin(wish, new(Slug.Unique(wish.Title, "sop-baru", taken))).Accepted(out var definition, out var no))
        {
            return no;
        }

        var now = clock.GetCurrentInstant();
        var procedure = AdoptedProcedure.Adopt(wish.Agency, definition, now);
        var version = ProcedureVersion.Draft(procedure.Id, 1, definition, now);
        db.AddRange(procedure, version, WorkingDraft.Change(version, wish.Actor, "Ditulis di layar.", now));
        return procedure.Id.ToString();
    }

    /// <summary>The columns go through the same door as those that are added later.</summary>
    private static Result<ProcedureDefinition> Begin(WriteSop wish, ProcedureCode code)
    {
        if (wish.Lanes.IsEmpty)
        {
            return EditRejections.LanesMissing;
        }

        var written = new Provenance(Origin.Confirmed, 1m, wish.By);
        HashSet<string> keys = [];
        var draft = new ProcedureDefinition(code, wish.Title, wish.Periodicity, new("laporan"), new Cover { Agency = [wish.AgencyName] }, [], [], []);
        IEnumerable<DraftChange> changes =
        [
            new DraftChange.WriteHead(wish.Title, wish.Periodicity, draft.MainDocument, draft.Cover),
            .. wish.Lanes.Select(lane => new DraftChange.AddLane(new(Slug.Unique(lane, "pelaksana", keys)), lane, LaneNature.Position)),
            new DraftChange.InsertStep(EditWords.FreeKey(draft), After: null),
        ];
        foreach (var change in changes)
        {
            if (!DraftEditor.Apply(draft, change, written).Accepted(out var next, out var no))
            {
                return no;
            }

            draft = next;
        }

        return draft;
    }
}
