using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Organisation.Accounts;
using Tera.Organisation.Administration;
using Tera.Organisation.Contracts;
using Tera.Organisation.Positions;
using Tera.Organisation.Teams;
using Tera.Platform.Commands;
using Tera.Platform.Data;
using Tera.Shared;

namespace Tera.Organisation.People;

/// <summary>The wish to let a person go: refused while he holds positions or sits in teams; his account is disabled with it.</summary>
/// <param name="On">First day without the person; null when he comes back.</param>
public sealed record LeavePerson(CommandId Command, SignedInUser? By, PersonId Person, LocalDate? On, string Reason, int? Seen);

/// <inheritdoc cref="LeavePerson"/>
public sealed class LeavePersonHandler(TeraDbContext db, AdministratorCommands commands, AuditTrail audit)
{
    public Task<Result<Receipt>> HandleAsync(LeavePerson wish, CancellationToken ct) =>
        commands.OnceAsync(wish.Command, "organisation.leave-person", wish.By, inner => LeaveAsync(wish, inner), ct);

    private async Task<Result<string>> LeaveAsync(LeavePerson wish, CancellationToken ct)
    {
        if (await db.Set<Person>().SingleOrDefaultAsync(one => one.Id == wish.Person, ct) is not { } person)
        {
            return PersonRejections.NotThere;
        }

        if (wish.By?.PersonId == person.Id)
        {
            return AccountRejections.OwnAccount;
        }

        var decided = wish.On is { } left ? person.Leave(left, await HeldFrom(db, person.Id, left).ToListAsync(ct)) : person.Return();
        if (!decided.Accepted(out _, out var no))
        {
            return no;
        }

        foreach (var account in await db.Set<Account>().Where(account => account.PersonId == person.Id).ToListAsync(ct))
        {
            account.Disabled = wish.On is not null;
            AccountManager.EndSessions(account);
        }

        db.Expect(person, wish.Seen);
        var after = wish.On is { } day ? $"berhenti {day:uuuu-MM-dd}" : "kembali";
        await audit.WriteAsync(
            new(wish.Command, "organisation.leave-person", "person", person.Id.Value) { By = wish.By, After = after, Reason = wish.Reason }, ct);
        return person.Id.ToString();
    }

    /// <summary>Titles of positions and names of teams the person has on a day or later.</summary>
    internal static IQueryable<string> HeldFrom(TeraDbContext db, PersonId person, LocalDate day)
    {
        var positions =
            from held in db.Set<Assignment>()
            join position in db.Set<Position>() on held.PositionId equals position.Id
            where held.PersonId == person && (held.ValidUntil == null || held.ValidUntil >= day)
            select position.Title;
        var teams =
            from member in db.Set<TeamMember>()
            join team in db.Set<Team>() on member.TeamId equals team.Id
            where member.PersonId == person && (member.ValidUntil == null || member.ValidUntil >= day)
            select team.Name;
        return positions.Concat(teams);
    }
}
