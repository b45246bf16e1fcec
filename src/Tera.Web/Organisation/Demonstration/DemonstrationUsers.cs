using Microsoft.EntityFrameworkCore;
using Tera.Organisation.Accounts;
using Tera.Organisation.Contracts;
using Tera.Platform.Data;

namespace Tera.Organisation.Demonstration;

/// <summary>People of the demonstration as the program knows them when they have signed in: with their posts and teams of the day.</summary>
internal sealed class DemonstrationUsers(TeraDbContext db, SignedInUserQuery users)
{
    private static readonly Dictionary<PersonId, int> Places = OrganisationSeed.Accounts.Index()
        .ToDictionary(account => OrganisationSeed.Person(account.Item.UserName), account => account.Index);

    /// <summary>Place in the list of people, heads of units before their staff; those who are not in it come last.</summary>
    public static int PlaceOf(PersonId person) => Places.GetValueOrDefault(person, int.MaxValue);

    /// <summary>The person, on the day of the clock.</summary>
    public async Task<SignedInUser> OfAsync(PersonId person, CancellationToken ct)
    {
        var account = await db.Set<Account>().AsNoTracking().SingleAsync(one => one.PersonId == person, ct);
        return await users.FindAsync(new(account.Id), account.SecurityStamp!, ct)
            ?? throw new InvalidOperationException($"The demonstration's account {account.UserName} cannot sign in.");
    }
}
