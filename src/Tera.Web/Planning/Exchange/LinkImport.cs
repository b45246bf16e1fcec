using Microsoft.EntityFrameworkCore;
using Tera.Organisation.Agencies;
using Tera.Planning.Agreements;
using Tera.Planning.Strategy;
using Tera.Planning.Tree;
using Tera.Platform.Data;
using Tera.Platform.Spreadsheets;

namespace Tera.Planning.Exchange;

/// <summary>Takes the rows of the performance tree: each says that an objective serves another one, known by its agency and its name. A file ends no link.</summary>
public sealed class LinkImport(TeraDbContext db, LinkObjectiveHandler links)
{
    internal async Task TakeAsync(ImportRun run, BookRow row, CancellationToken ct)
    {
        var reading = new RowReading(row, run.Fault);
        var (plan, place, from) = (reading.Named(PlanSheet.Plan, run.Plans), reading.Whole(PlanSheet.ObjectiveOrdinal), reading.Day(PlanSheet.ValidFrom));
        var served = await ServedAsync(row, reading, ct);
        if (!reading.Clean)
        {
            return;
        }

        if (await run.ObjectiveAsync(plan!.Value, place!.Value, ct) is not { } objective)
        {
            run.Fault(row, PlanSheet.ObjectiveOrdinal, new("planning.exchange.no-objective", place.Value));
            return;
        }

        var (lower, upper) = (objective.Id, served!.Id);
        var subject = $"Sasaran {objective.Ordinal} mendukung {served.Name}";
        if (await db.Set<ObjectiveLink>().AnyAsync(link => link.ObjectiveId == lower && link.ServedId == upper && link.EndedOn == null && link.ValidFrom == from, ct))
        {
            run.Told(row, PlanSheet.Served, subject, RowEffect.Same);
            return;
        }

        await run.DoneAsync(row, PlanSheet.Served, subject, before: null, await links.LinkAsync(new(run.CallOf(row), lower, upper, from!.Value), ct), ct);
    }

    /// <summary>One that goes on; null with a fault where there is none, or more than one of that name.</summary>
    private async Task<Objective?> ServedAsync(BookRow row, RowReading reading, CancellationToken ct)
    {
        var (agency, name) = (Patterns.Literal(row[PlanSheet.ServedAgency].Text), Patterns.Literal(row[PlanSheet.Served].Text));
        var found = await (
            from objective in db.Set<Objective>().AsNoTracking().TagWith("Planning: objectives by name")
            join of in db.Set<Agency>() on objective.AgencyId equals of.Id
            where objective.EndedOn == null && EF.Functions.ILike(of.ShortName, agency, Patterns.Escape) && EF.Functions.ILike(objective.Name, name, Patterns.Escape)
            orderby objective.Id
            select objective).Take(2).ToListAsync(ct);
        if (found is [var one])
        {
            return one;
        }

        reading.Refuse(PlanSheet.Served, new(found.Count == 0 ? "planning.exchange.not-served" : "planning.exchange.served-twice", row[PlanSheet.Served].Text, row[PlanSheet.ServedAgency].Text));
        return null;
    }
}
