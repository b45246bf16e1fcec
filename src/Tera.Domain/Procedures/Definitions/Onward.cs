using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Tera.Procedures.Definitions;

/// <summary>Where the run goes when a step is done.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Next), "next")]
[JsonDerivedType(typeof(Decision), "decision")]
[JsonDerivedType(typeof(Finish), "finish")]
public abstract record Onward
{
    private Onward()
    {
    }

    /// <summary>To one step.</summary>
    /// <param name="To">The step that opens next.</param>
    public sealed record Next(StepKey To) : Onward;

    /// <summary>Two labelled exits, chosen by the step's <see cref="ActKind.Check"/> act.</summary>
    /// <param name="Yes">Taken after the remaining acts of the step.</param>
    /// <param name="No">Taken at once.</param>
    /// <remarks>Source: PermenPANRB 35/2012: a decision has exactly two exits.</remarks>
    public sealed record Decision(Branch Yes, Branch No) : Onward;

    /// <summary>The run ends.</summary>
    public sealed record Finish : Onward;
}

/// <summary>One exit of a decision.</summary>
/// <param name="Label">As printed, or <c>Ya</c> and <c>Tidak</c> where nothing is.</param>
/// <param name="Targets">Steps it may lead to, the default first; empty when it ends the run. More than one: the decider chooses.</param>
/// <param name="Provenance">Printed, or proposed where the source is silent or cut.</param>
/// <param name="UnitsMayBeChosen">True when the return may be for some units only.</param>
public sealed record Branch(string Label, ImmutableArray<StepKey> Targets, Provenance Provenance, bool UnitsMayBeChosen)
{
    /// <summary>True when the decider picks among several targets.</summary>
    public bool ChosenByDecider => Targets.Length > 1;
}
