using Tera.Procedures.Definitions;
using Tera.Procedures.Engine;

namespace Tera.Procedures.Builders;

/// <summary>Where the sentences of the tests begin: <c>A.Definition().Step("perintah", …)</c>.</summary>
internal static class A
{
    /// <summary>An SOP with a complete cover and no steps yet; each step leads to the one after, the last one ends the run.</summary>
    public static DefinitionBuilder Definition() => new();

    /// <summary>Nobody yet; people are made by naming them.</summary>
    public static RosterBuilder Roster() => new();

    /// <summary>A run that has begun, with the people of the roster and a clock that goes by hand.</summary>
    public static Play Play(DefinitionBuilder definition, RosterBuilder roster) => Builders.Play.Started(definition.Build(), roster.Build());

    /// <summary>The same person for the same name, always.</summary>
    public static Organisation.PersonId Person(string name) => new(Shared.DerivedGuid.Of("person:" + name));

    /// <summary>The slot of the unit of that name.</summary>
    public static Slot Unit(string name) => Slot.Of(new Organisation.UnitId(Shared.DerivedGuid.Of("unit:" + name)));

    /// <summary>The slot of the employee of that name.</summary>
    public static Slot Employee(string name) => Slot.Of(Person(name));

    /// <summary>A duration in working minutes.</summary>
    public static StandardDuration Minutes(int amount) => new(amount, DurationUnit.Minutes, $"{amount} menit");
}
