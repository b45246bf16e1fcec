using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Organisation;
using Tera.Organisation.Calendars;
using Tera.Organisation.Contracts;
using Tera.Organisation.People;
using Tera.Platform.Data;
using Tera.Platform.Paper;
using Tera.Procedures.Adoption;
using Tera.Procedures.Definitions;
using Tera.Procedures.Versions;

namespace Tera.Procedures.Trials;

/// <summary>Reads trials for their pages and their minutes.</summary>
public sealed class TrialQuery(TeraDbContext db, CurrentUser current, TrialSurroundings surroundings, AgencyLetterhead kop, IClock clock)
{
    /// <summary>Trials of a version that are told, newest first.</summary>
    private const int MostTold = 20;

    /// <summary>Of a version the user may see.</summary>
    public async Task<IReadOnlyList<TrialRow>> OfVersionAsync(ProcedureVersion version, CancellationToken ct)
    {
        var trials = await db.Set<SopTrial>().AsNoTracking().TagWith("Procedures: trials of a version")
            .Where(row => row.VersionId == version.Id).OrderByDescending(row => row.Number).Take(MostTold).ToListAsync(ct);
        return await RowsAsync(trials, version, ct);
    }

    /// <summary>What trials of a version left beside its rows, newest trial first.</summary>
    public async Task<ILookup<StepKey, TrialNote>> NotesOfAsync(ProcedureVersion version, CancellationToken ct) =>
        (await OfVersionAsync(version, ct)).SelectMany(trial => trial.Played.Moves.Where(move => move.IsTold).Select(move => new TrialNote(trial.Played.Trial.Number, move))).ToLookup(note => note.Move.Step.Key);

    /// <summary>Null when there is no such trial of that SOP among the agencies the user sees.</summary>
    public async Task<TrialView?> FindAsync(ProcedureId id, TrialId trial, CancellationToken ct)
    {
        var found = await (
            from tried in db.Set<SopTrial>().AsNoTracking()
            join version in db.Set<ProcedureVersion>() on tried.VersionId equals version.Id
            join procedure in db.Set<AdoptedProcedure>().VisibleTo(current.Required, one => one.AgencyId) on version.ProcedureId equals procedure.Id
            where tried.Id == trial && procedure.Id == id
            select new { Trial = tried, Version = version, Procedure = procedure }).TagWith("Procedures: trial of an SOP").SingleOrDefaultAsync(ct);
        if (found is null)
        {
            return null;
        }

        var row = (await RowsAsync([found.Trial], found.Version, ct))[0];
        var table = await surroundings.ReadAsync(id, found.Procedure.AgencyId, row.Played.Definition, clock.GetCurrentInstant(), ct);
        return new(found.Procedure, await kop.OfAsync(found.Procedure.AgencyId, ct), found.Version, row, table.Calendar, TrialTurn.Of(row.Played.Run, table));
    }

    private async Task<IReadOnlyList<TrialRow>> RowsAsync(List<SopTrial> trials, ProcedureVersion version, CancellationToken ct)
    {
        var ids = trials.Select(trial => trial.Id).ToList();
        var moves = (await db.Set<SopTrialMove>().AsNoTracking().Where(row => ids.Contains(row.TrialId)).OrderBy(row => row.Number).ToListAsync(ct)).ToLookup(row => row.TrialId);
        var people = trials.SelectMany(trial => new[] { trial.BegunBy, trial.EndedBy }).Concat(moves.SelectMany(one => one).Select(move => move.PersonId)).OfType<PersonId>().Distinct().ToList();
        var names = await db.Set<Person>().AsNoTracking().Where(person => people.Contains(person.Id)).ToDictionaryAsync(person => person.Id, person => person.FullName, ct);
        return [.. trials.Select(trial => new TrialRow(PlayedTrial.Of(trial, [.. moves[trial.Id]]), names, TextChanged: !trial.IsOf(version)))];
    }
}

/// <summary>A trial, played again, with the names of those who wrote in it.</summary>
/// <param name="Played">It.</param>
/// <param name="Names">Of those who began, went on and ended.</param>
/// <param name="TextChanged">True when the draft was written on since.</param>
public sealed record TrialRow(PlayedTrial Played, IReadOnlyDictionary<PersonId, string> Names, bool TextChanged)
{
    public string NameOf(PersonId? person) => person is { } known ? Names.GetValueOrDefault(known, "Tera") : "Tera";
}

/// <summary>What a trial left beside a row.</summary>
/// <param name="Trial">Its number.</param>
/// <param name="Move">With a note, a time or a finding.</param>
public sealed record TrialNote(int Trial, PlayedMove Move);

/// <summary>A trial as its page shows it.</summary>
/// <param name="Procedure">Of which SOP.</param>
/// <param name="Letterhead">Kop of its agency.</param>
/// <param name="Version">Of which version, as it is now.</param>
/// <param name="Row">The trial.</param>
/// <param name="Calendar">Working time of the agency.</param>
/// <param name="Turn">The row whose turn it is; null when the SOP was gone through to its end.</param>
public sealed record TrialView(AdoptedProcedure Procedure, LetterheadView Letterhead, ProcedureVersion Version, TrialRow Row, WorkingCalendar Calendar, TrialTurn? Turn)
{
    public PlayedTrial Played => Row.Played;

    public SopTrial Trial => Row.Played.Trial;

    /// <summary>Working time of the rows gone through, one after the other; in words.</summary>
    /// <param name="saidFirst">True to take what those who do a row said of it before its standard time.</param>
    public string Spent(bool saidFirst)
    {
        var from = Calendar.NextOpening(Trial.BegunAt);
        return Calendar.Span(Calendar.Between(from, Played.EndOf(from, (at, time) => Calendar.Add(at, time.InWorkingTime), saidFirst))).Words;
    }
}
