using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Organisation;
using Tera.Platform.Commands;
using Tera.Platform.Data;
using Tera.Procedures.Adoption;
using Tera.Procedures.Definitions;
using Tera.Shared;

namespace Tera.Procedures.Versions;

/// <summary>Says which SOP of the agency a printed name means; written on the draft, never on what is in force.</summary>
/// <param name="Command">Made with the form.</param>
/// <param name="Procedure">The SOP that names the other.</param>
/// <param name="Printed">The name as printed.</param>
/// <param name="Code">The SOP that is meant; the agency has adopted it.</param>
/// <param name="StepsWait">True where rows that name it wait for a sub-run of it.</param>
/// <param name="Seen">Row of the draft the user saw, see <see cref="SeenRow"/>; null for a command without a form.</param>
/// <param name="Actor">Who; null for the system.</param>
public sealed record ResolveLink(
    CommandId Command, ProcedureId Procedure, string Printed, ProcedureCode Code, bool StepsWait, int? Seen, PersonId? Actor);

/// <inheritdoc cref="ResolveLink"/>
public sealed class ResolveLinkHandler(TeraDbContext db, ProcedureAccess access, CommandScope commands, IClock clock)
{
    public Task<Result<Receipt>> HandleAsync(ResolveLink wish, CancellationToken ct) =>
        commands.OnceAsync(wish.Command, "procedures.resolve-link", wish.Actor?.Value, inner => ResolveAsync(wish, inner), ct);

    private async Task<Result<string>> ResolveAsync(ResolveLink wish, CancellationToken ct)
    {
        if (await db.Set<AdoptedProcedure>().SingleOrDefaultAsync(row => row.Id == wish.Procedure, ct) is not { } procedure)
        {
            return AdoptionRejections.NoSuchVersion();
        }

        if (await access.ChangeRefusalAsync(wish.Actor, procedure.Id, ct) is { } notHis)
        {
            return notHis;
        }

        var code = wish.Code.Value;
        if (procedure.Code == code
            || await db.Set<AdoptedProcedure>().SingleOrDefaultAsync(row => row.AgencyId == procedure.AgencyId && row.Code == code, ct) is not { } meant)
        {
            return VersionRejections.NotAdopted(code);
        }

        var reason = $"“{wish.Printed}” adalah {meant.Title} ({code}).";
        var now = clock.GetCurrentInstant();
        if (!(await WorkingDraft.OfAsync(db, wish.Procedure, wish.Actor, reason, now, ct)).Accepted(out var draft, out var no))
        {
            return no;
        }

        var definition = draft.Definition;
        var resolved = Resolved(definition, wish);
        if (resolved == definition)
        {
            return VersionRejections.NoSuchLink(wish.Printed);
        }

        if (await AgencyLinks.CircleAsync(db, procedure, resolved, ct) is { } circle)
        {
            return circle;
        }

        if (draft.Rewrite(resolved) is { } stays)
        {
            return stays;
        }

        db.Add(WorkingDraft.Change(draft, wish.Actor, reason, now));
        if (db.ExpectDraft(draft, wish.Seen) is { } stale)
        {
            return stale;
        }

        db.Expect(procedure, seen: null);
        return draft.Id.ToString();
    }

    /// <summary>The definition with the name meaning the SOP; the very same where nothing names it.</summary>
    private static ProcedureDefinition Resolved(ProcedureDefinition definition, ResolveLink wish)
    {
        if (!definition.Cover.Links.Concat(definition.Steps.Select(step => step.Link).OfType<ProcedureLink>()).Any(Meant))
        {
            return definition;
        }

        var reading = new Provenance(Origin.Confirmed, 1m, "Ditetapkan perangkat daerah sendiri.");
        return definition with
        {
            Cover = definition.Cover with { Links = [.. definition.Cover.Links.Select(link => Meant(link) ? link with { Code = wish.Code, Reading = reading } : link)] },
            Steps = [.. definition.Steps.Select(step => step.Link is { } link && Meant(link)
                ? step with { Link = link with { Code = wish.Code, Mode = wish.StepsWait ? LinkMode.Waits : LinkMode.Refers, Reading = reading } }
                : step)],
        };

        bool Meant(ProcedureLink link) => !link.ToItself && string.Equals(link.Printed, wish.Printed, StringComparison.Ordinal);
    }
}
