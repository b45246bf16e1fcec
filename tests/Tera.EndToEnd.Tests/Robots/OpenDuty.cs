using Tera.Procedures.Contracts;
using Microsoft.EntityFrameworkCore;
using Tera.Measurement;
using Tera.Measurement.Sheets;
using Tera.Organisation;
using Tera.Organisation.Accounts;
using Tera.Procedures;
using Tera.Procedures.Definitions;
using Tera.Procedures.Engine;
using Tera.Procedures.Runs;
using Tera.TestKit;

namespace Tera.EndToEnd.Robots;

/// <summary>An open task of a run and the accounts of those who may do it.</summary>
/// <param name="Run">The run.</param>
/// <param name="Task">The task.</param>
/// <param name="Kind">Of its act; null while it waits for a linked SOP.</param>
/// <param name="Accounts">Whose turn it may be; empty when nobody can sign in for it.</param>
public sealed record OpenDuty(RunId Run, RunTask Task, ActKind? Kind, IReadOnlyList<string> Accounts)
{
    public bool IsJoint => Task.Key.Slot.IsJointActor;

    /// <summary>Its address, as Beranda links to it.</summary>
    public string Address => ProceduresLinks.Task(Run, Task.Key);

    public override string ToString() => $"{Kind} {TaskKeyText.Write(Task.Key)}";
}

/// <summary>What tests may ask the database, because no page tells an outsider whose turn it is.</summary>
public static class OpenDuties
{
    /// <summary>Open tasks of a run, those of mere participants last.</summary>
    public static async Task<IReadOnlyList<OpenDuty>> OfAsync(TestSite site, RunId run)
    {
        await using var session = site.Session();
        var loaded = await LookAsync(site, session, run);
        var (definition, roster) = (loaded.Around.Definition, loaded.Around.Roster);
        var accounts = await session.Db.Set<Account>().AsNoTracking().Where(account => !account.Disabled)
            .ToDictionaryAsync(account => account.PersonId, account => account.UserName!);
        return
        [
            .. loaded.Run.Open.OrderBy(task => task.Key.Slot.IsJointActor).Select(task => new OpenDuty(
                run,
                task,
                task.Key.Act == 0 ? null : definition[task.Key.Step].Acts[task.Key.Act - 1].Kind,
                // Who has fewer hats goes first: a Sekretaris who is of the team too would otherwise check what he made.
                [.. (task.Entrusted is { } trusted
                        ? [trusted.Person]
                        : roster.HoldersOf(task.Lane, task.Key.Slot)
                            .OrderBy(holder => roster.Holders.Where(other => other.Person == holder.Person).Select(other => other.Lane).Distinct().Count())
                            .Select(holder => holder.Person))
                    .Select(person => accounts.GetValueOrDefault(person)).OfType<string>().Distinct()])),
        ];
    }

    public static async Task<Run> StateAsync(TestSite site, RunId run)
    {
        await using var session = site.Session();
        return (await LookAsync(site, session, run)).Run;
    }

    /// <summary>Addresses of open sheets without a task, each with the account of somebody of its unit.</summary>
    public static async Task<IReadOnlyList<(string Address, string Account)>> OwnSheetsAsync(TestSite site, RunId run)
    {
        await using var session = site.Session();
        var sheets = await session.Db.Set<Sheet>().AsNoTracking()
            .Where(sheet => sheet.RunId == run && sheet.SelfStanding && (sheet.State == SheetState.Open || sheet.State == SheetState.Returned)).ToListAsync();
        var found = new List<(string, string)>();
        foreach (var sheet in sheets)
        {
            var account = (string)(await site.Database.OwnerAsync(
                $"""
                 select a.user_name from organisation.office_holder h join organisation.account a on a.person_id = h.person_id
                 where h.unit_id = '{sheet.UnitId}' order by h.is_head desc, a.user_name limit 1
                 """))!;
            found.Add((MeasurementLinks.Sheet(sheet.Id), account));
        }

        return found;
    }

    /// <summary>The run of the SOP that a step of this run waits for.</summary>
    public static async Task<RunId> ChildAsync(TestSite site, RunId run) =>
        new((Guid)(await site.Database.OwnerAsync(
            $"select id from procedures.run where ancestors @> array['{run}'::uuid] and status = 'Running' order by started_at desc limit 1"))!);

    private static async Task<LoadedRun> LookAsync(TestSite site, RegionSession session, RunId run) =>
        await session.Get<RunStore>().LookAsync(run, new PersonId(Guid.Empty), site.Clock.Now, default)
            ?? throw new InvalidOperationException($"There is no run {run}.");
}
