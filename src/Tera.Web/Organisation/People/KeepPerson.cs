using Microsoft.EntityFrameworkCore;
using Tera.Organisation.Administration;
using Tera.Organisation.Contracts;
using Tera.Platform.Commands;
using Tera.Platform.Data;
using Tera.Shared;

namespace Tera.Organisation.People;

/// <summary>The wish to register a person, or to correct what is known of one.</summary>
/// <param name="Person">Null for a new one.</param>
/// <param name="Seen">Version the user saw; null for a new one.</param>
public sealed record KeepPerson(CommandId Command, SignedInUser? By, PersonId? Person, PersonTerms Terms, int? Seen);

/// <inheritdoc cref="KeepPerson"/>
public sealed class KeepPersonHandler(TeraDbContext db, AdministratorCommands commands, AuditTrail audit)
{
    /// <returns>A receipt whose result is the person's id.</returns>
    public Task<Result<Receipt>> HandleAsync(KeepPerson wish, CancellationToken ct) =>
        commands.OnceAsync(wish.Command, "organisation.keep-person", wish.By, inner => KeepAsync(wish, inner), ct);

    private async Task<Result<string>> KeepAsync(KeepPerson wish, CancellationToken ct)
    {
        var id = wish.Person ?? new PersonId(DerivedGuid.Of($"person:{wish.Command}"));
        if (wish.Terms.EmployeeNumber is { } number && await db.Set<Person>().AnyAsync(other => other.EmployeeNumber == number && other.Id != id, ct))
        {
            return PersonRejections.NumberTaken;
        }

        string? before = null;
        if (wish.Person is null)
        {
            db.Add(Person.Register(id, wish.Terms));
        }
        else if (await db.Set<Person>().SingleOrDefaultAsync(one => one.Id == id, ct) is { } person)
        {
            before = $"{person.FullName}; {person.EmployeeNumber}; {person.Grade?.Code}; {person.Email}";
            person.Change(wish.Terms);
            db.Expect(person, wish.Seen);
        }
        else
        {
            return PersonRejections.NotThere;
        }

        var after = $"{wish.Terms.FullName}; {wish.Terms.EmployeeNumber}; {wish.Terms.Grade?.Code}; {wish.Terms.Email}";
        await audit.WriteAsync(new(wish.Command, "organisation.keep-person", "person", id.Value) { By = wish.By, Before = before, After = after }, ct);
        return id.ToString();
    }
}
