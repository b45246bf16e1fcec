using NodaTime;
using Tera.Shared;

namespace Tera.Organisation.People;

/// <summary>What is known of a person.</summary>
/// <param name="FullName">With titles, as printed.</param>
/// <param name="Salutation">How to address him or her.</param>
/// <param name="CallName">The name used after the salutation.</param>
public sealed record PersonTerms(PrintedLine FullName, Salutation Salutation, PrintedLine CallName)
{
    /// <summary>NIP or NI PPPK; null for who has none.</summary>
    public EmployeeNumber? EmployeeNumber { get; init; }

    /// <summary>Golongan; null for who has none.</summary>
    public CivilServiceGrade? Grade { get; init; }

    /// <summary>For reminders; null when there is none.</summary>
    public MailAddress? Email { get; init; }
}

/// <summary>A natural person, whatever posts he holds.</summary>
public sealed class Person
{
    private Person() { }

    /// <summary>The id.</summary>
    public PersonId Id { get; private set; }

    /// <summary>With titles, as printed.</summary>
    public string FullName { get; private set; } = null!;

    /// <summary>How to address him or her.</summary>
    public Salutation Salutation { get; private set; }

    /// <summary>The name used after the salutation.</summary>
    public string CallName { get; private set; } = null!;

    /// <summary>NIP or NI PPPK, unique in the region; null for who has none.</summary>
    public EmployeeNumber? EmployeeNumber { get; private set; }

    /// <summary>Golongan; null for who has none.</summary>
    public CivilServiceGrade? Grade { get; private set; }

    /// <summary>For reminders; null when there is none.</summary>
    public string? Email { get; private set; }

    /// <summary>First day on which the person no longer works here; null while he does.</summary>
    public LocalDate? LeftOn { get; private set; }

    /// <summary>Grows with every change.</summary>
    public int Version { get; private set; }

    /// <summary>A new person.</summary>
    public static Person Register(PersonId id, PersonTerms terms)
    {
        var person = new Person { Id = id };
        person.Change(terms);
        return person;
    }

    /// <summary>Takes new terms.</summary>
    public void Change(PersonTerms terms)
    {
        (FullName, Salutation, CallName) = (terms.FullName.Text, terms.Salutation, terms.CallName.Text);
        (EmployeeNumber, Grade, Email) = (terms.EmployeeNumber, terms.Grade, terms.Email?.Text);
    }

    /// <summary>Leaves: retirement, transfer, death. What he did stays.</summary>
    /// <param name="on">First day he is no longer there.</param>
    /// <param name="held">Titles of positions and names of teams he still has on that day.</param>
    public Result<Person> Leave(LocalDate on, IReadOnlyList<string> held)
    {
        if (LeftOn is { } before)
        {
            return PersonRejections.LeftAlready(before);
        }

        if (held.Count > 0)
        {
            return PersonRejections.StillHolds(held);
        }

        LeftOn = on;
        return this;
    }

    /// <summary>Comes back, or never left: the entry was wrong.</summary>
    public Result<Person> Return()
    {
        if (LeftOn is null)
        {
            return PersonRejections.NeverLeft;
        }

        LeftOn = null;
        return this;
    }
}

/// <summary>Why a person was not changed.</summary>
public static class PersonRejections
{
    /// <summary>There is no such person in the region.</summary>
    public static readonly Rejection NotThere = new("organisation.person.not-there");

    /// <summary>Somebody else of the region has the employee number.</summary>
    public static readonly Rejection NumberTaken = new("organisation.person.number-taken");

    /// <summary>The person has not left.</summary>
    public static readonly Rejection NeverLeft = new("organisation.person.never-left");

    /// <summary>Argument: first day without the person.</summary>
    public static Rejection LeftAlready(LocalDate on) => new("organisation.person.left-already", on);

    /// <summary>Arguments: how many, and which positions and teams.</summary>
    public static Rejection StillHolds(IReadOnlyList<string> held) =>
        new("organisation.person.still-holds", held.Count, string.Join(", ", held));
}
