using Microsoft.EntityFrameworkCore;
using Tera.Platform.Components;
using Tera.Platform.Data;

namespace Tera.Organisation.People;

/// <summary>The people of the region as a list to choose from.</summary>
internal static class PeopleChoice
{
    /// <summary>A choice list beyond this is of no use to anybody; larger regions type the name in the list of people first.</summary>
    private const int Most = 5000;

    internal static async Task<IReadOnlyList<Choice>> ListAsync(TeraDbContext db, CancellationToken ct)
    {
        var people = await db.Set<Person>().AsNoTracking().TagWith("Organisation: people to choose from").Where(person => person.LeftOn == null)
            .OrderBy(person => person.FullName).ThenBy(person => person.Id).Take(Most)
            .Select(person => new { person.Id, person.FullName, person.EmployeeNumber }).ToListAsync(ct);
        return [.. people.Select(person => new Choice(
            person.Id.ToString(), person.EmployeeNumber is { } number ? $"{person.FullName} ({number.Printed})" : person.FullName))];
    }
}
