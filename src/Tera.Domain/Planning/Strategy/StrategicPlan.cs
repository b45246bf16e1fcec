using Tera.Organisation;
using Tera.Shared;

namespace Tera.Planning.Strategy;

/// <summary>What is known of a strategic plan.</summary>
/// <param name="Title">As printed: <c>Rencana Strategis 2025–2029</c>.</param>
/// <param name="FirstYear">First fiscal year, inclusive.</param>
/// <param name="LastYear">Last fiscal year, inclusive.</param>
/// <param name="Basis">The regulation or decree it was adopted by.</param>
public sealed record StrategicPlanTerms(PrintedLine Title, int FirstYear, int LastYear, PrintedLine Basis);

/// <summary>Rencana strategis of an agency: the years its objectives are meant for. A revised Renstra is another plan.</summary>
/// <remarks>Source: Permendagri 86/2017.</remarks>
public sealed class StrategicPlan
{
    /// <summary>Most years a plan may span; the usual five, and room for a transition.</summary>
    public const int MostYears = 10;

    private StrategicPlan() { }

    /// <summary>Its id.</summary>
    public StrategicPlanId Id { get; private set; }

    /// <summary>Whose.</summary>
    public AgencyId AgencyId { get; private set; }

    /// <summary>As printed.</summary>
    public string Title { get; private set; } = null!;

    /// <summary>First fiscal year, inclusive.</summary>
    public int FirstYear { get; private set; }

    /// <summary>Last fiscal year, inclusive.</summary>
    public int LastYear { get; private set; }

    /// <summary>The regulation or decree it was adopted by.</summary>
    public string Basis { get; private set; } = null!;

    /// <summary>Grows with every change.</summary>
    public int Version { get; private set; }

    /// <summary>A new plan; refused as by <see cref="Change"/>.</summary>
    public static Result<StrategicPlan> Adopt(StrategicPlanId id, AgencyId agency, StrategicPlanTerms terms, IEnumerable<StrategicPlan> others) =>
        new StrategicPlan { Id = id, AgencyId = agency }.Change(terms, others);

    /// <summary>Takes other terms; refuses years the wrong way round or too many, and the title of another plan of the agency.</summary>
    /// <param name="terms">What is known of it now.</param>
    /// <param name="others">The agency's plans; this one may be among them.</param>
    public Result<StrategicPlan> Change(StrategicPlanTerms terms, IEnumerable<StrategicPlan> others)
    {
        if (terms.LastYear < terms.FirstYear || terms.LastYear - terms.FirstYear >= MostYears)
        {
            return StrategyRejections.PeriodImpossible(terms.FirstYear, terms.LastYear);
        }

        if (others.Any(other => other.Id != Id && string.Equals(other.Title, terms.Title.Text, StringComparison.OrdinalIgnoreCase)))
        {
            return StrategyRejections.TitleTaken(terms.Title.Text);
        }

        (Title, FirstYear, LastYear, Basis) = (terms.Title.Text, terms.FirstYear, terms.LastYear, terms.Basis.Text);
        return this;
    }
}
