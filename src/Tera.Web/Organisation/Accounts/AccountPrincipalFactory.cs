using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Tera.Organisation.People;
using Tera.Platform.Data;

namespace Tera.Organisation.Accounts;

/// <summary>What the cookie says: enough to find the account again, never enough to decide by.</summary>
internal sealed class AccountPrincipalFactory(TeraDbContext db, RegionScope scope) : IUserClaimsPrincipalFactory<Account>
{
    internal const string Region = "tera.region", Person = "tera.person", Stamp = "tera.stamp";

    public async Task<ClaimsPrincipal> CreateAsync(Account user)
    {
        var name = await db.Set<Person>().Where(person => person.Id == user.PersonId).Select(person => person.FullName).SingleAsync();
        var region = scope.Current ?? throw new InvalidOperationException("Somebody signs in to a region, and none was entered.");
        Claim[] claims =
        [
            new(ClaimTypes.NameIdentifier, user.Id.ToString("D")),
            new(ClaimTypes.Name, name),
            new(ClaimTypes.Role, user.Role.ToString()),
            new(Region, region.ToString()),
            new(Person, user.PersonId.ToString()),
            new(Stamp, user.SecurityStamp ?? string.Empty),
        ];
        return new ClaimsPrincipal(new ClaimsIdentity(claims, IdentityConstants.ApplicationScheme));
    }
}
