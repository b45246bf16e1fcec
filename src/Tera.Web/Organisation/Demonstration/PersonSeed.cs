using System.Globalization;
using Tera.Organisation.Accounts;
using Tera.Organisation.Contracts;
using Tera.Organisation.People;
using static Tera.Organisation.Demonstration.OrganisationSeed;

namespace Tera.Organisation.Demonstration;

/// <summary>Registers an invented person with a number no living person has, and opens the account.</summary>
internal sealed class PersonSeed(KeepPersonHandler people, KeepAccountHandler accounts, RegionClock clock)
{
    /// <param name="person">Who.</param>
    /// <param name="serial">1 to 999, distinct for everybody: the end of the employee number.</param>
    /// <param name="role">Of the account.</param>
    /// <param name="hash">Of the one password.</param>
    /// <param name="ct">Ends waiting.</param>
    internal async Task<PersonId> EnsureAsync(DemonstrationPerson person, int serial, AccountRole role, string hash, CancellationToken ct)
    {
        var grade = Checked(CivilServiceGrade.Parse(person.Grade));
        var terms = new PersonTerms(Line(person.FullName), person.Salutation, Line(person.CallName))
        {
            EmployeeNumber = Checked(EmployeeNumber.Parse(NumberOf(person, grade, serial), await clock.TodayAsync(ct))),
            Grade = grade,
        };
        Accepted(await people.HandleAsync(new(Command("person", person.Account), null, null, terms, null), ct));
        var open = new AccountChange.Open(Person(person.Account), Checked(UserName.Of(person.Account)), role, Password);
        Accepted(await accounts.HandleAsync(new(Command("account", person.Account), null, null, open), hash, ct));
        return Person(person.Account);
    }

    /// <summary>Born in 1900, so that it cannot be anybody's.</summary>
    private static string NumberOf(DemonstrationPerson person, CivilServiceGrade grade, int serial)
    {
        var (month, day, year) = ((serial % 12) + 1, (serial % 28) + 1, 2002 + (serial % 18));
        var appointed = grade.Rank is null ? 21 : (serial % 12) + 1;
        var sex = person.Salutation is Salutation.Sir ? 1 : 2;
        return string.Create(CultureInfo.InvariantCulture, $"1900{month:00}{day:00}{year}{appointed:00}{sex}{serial:000}");
    }
}
