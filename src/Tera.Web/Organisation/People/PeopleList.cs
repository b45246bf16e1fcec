using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Organisation.Accounts;
using Tera.Organisation.Positions;
using Tera.Platform.Components;
using Tera.Platform.Data;

namespace Tera.Organisation.People;

/// <summary>What the list of people is asked for.</summary>
/// <param name="Search">Part of a name, or a whole employee number.</param>
/// <param name="Status">One of <see cref="PeopleList.Statuses"/>; null for everybody who works here.</param>
/// <param name="Page">From 1.</param>
internal sealed record PeopleSearch(string? Search, string? Status, int Page);

internal sealed record PeopleRow(
    PersonId Id, string FullName, EmployeeNumber? EmployeeNumber, CivilServiceGrade? Grade, LocalDate? LeftOn, string? UserName)
{
    /// <summary>Titles of the positions held today.</summary>
    internal IReadOnlyList<string> Titles { get; init; } = [];
}

/// <summary>One page of the list of people.</summary>
internal sealed record PeopleList(IReadOnlyList<PeopleRow> Rows, int Total, int Page)
{
    internal const int Size = 50;
    private const string WithoutPosition = "tanpa-jabatan", Gone = "berhenti";

    internal static IReadOnlyList<Choice> Statuses { get; } = [new(WithoutPosition, "Tanpa jabatan hari ini"), new(Gone, "Sudah berhenti")];

    internal static string Address(string? search, string? status, int page) => QueryHelpers.AddQueryString(OrganisationLinks.People, new Dictionary<string, string?>
    {
        ["cari"] = search, ["status"] = status, ["halaman"] = page.ToString(CultureInfo.InvariantCulture),
    });

    internal static async Task<PeopleList> ReadAsync(TeraDbContext db, PeopleSearch wish, LocalDate today, CancellationToken ct)
    {
        var held = db.Set<Assignment>().AsNoTracking().Where(one => one.ValidFrom <= today && (one.ValidUntil == null || one.ValidUntil >= today));
        var people = Matching(db.Set<Person>().AsNoTracking().TagWith("Organisation: list of people"), wish, today);
        people = wish.Status switch
        {
            Gone => people.Where(person => person.LeftOn != null),
            WithoutPosition => people.Where(person => person.LeftOn == null && !held.Any(one => one.PersonId == person.Id)),
            _ => people.Where(person => person.LeftOn == null),
        };
        var total = await people.CountAsync(ct);
        var page = Paging.Within(wish.Page, total, Size);
        var rows = await people.OrderBy(person => person.FullName).ThenBy(person => person.Id).Skip((page - 1) * Size).Take(Size)
            .Select(person => new PeopleRow(person.Id, person.FullName, person.EmployeeNumber, person.Grade, person.LeftOn,
                db.Set<Account>().Where(account => account.PersonId == person.Id).OrderBy(account => account.UserName).Select(account => account.UserName).FirstOrDefault()))
            .ToListAsync(ct);
        var ids = rows.Select(row => row.Id).ToList();
        var titles = await (
            from one in held
            join position in db.Set<Position>() on one.PositionId equals position.Id
            where ids.Contains(one.PersonId)
            orderby one.Kind == AssignmentKind.Definitive descending, position.Title
            select new { one.PersonId, one.Kind, position.Title }).ToListAsync(ct);
        var byPerson = titles.ToLookup(one => one.PersonId, one => Contracts.Titles.Of(one.Kind, one.Title));
        return new([.. rows.Select(row => row with { Titles = [.. byPerson[row.Id]] })], total, page);
    }

    private static IQueryable<Person> Matching(IQueryable<Person> people, PeopleSearch wish, LocalDate today)
    {
        if (wish.Search is not { } search)
        {
            return people;
        }

        if (EmployeeNumber.Parse(search, today).Accepted(out var number, out _))
        {
            return people.Where(person => person.EmployeeNumber == number);
        }

        var pattern = Patterns.Containing(search);
        return people.Where(person => EF.Functions.ILike(person.FullName, pattern, Patterns.Escape));
    }
}
