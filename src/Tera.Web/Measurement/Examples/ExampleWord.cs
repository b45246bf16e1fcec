using NodaTime;
using Tera.Measurement.Policies;
using Tera.Measurement.Recaps;
using Tera.Planning.Indicators;

namespace Tera.Measurement.Examples;

/// <summary>The word for what an example comes to.</summary>
/// <param name="Label">Of the scale; that there is none, where it has none for the figure.</param>
/// <param name="Ground">By which scale, and who chose it.</param>
public sealed record ExampleWord(string Label, string Ground);

/// <summary>Finds the word that a recapitulation of a day would print beside a figure.</summary>
public sealed class ExampleWording(PolicyReader policies)
{
    /// <summary>Null where nothing was reckoned.</summary>
    public async Task<ExampleWord?> OfAsync(IndicatorCard card, AchievementOutcome? outcome, LocalDate day, CancellationToken ct)
    {
        if (outcome is not AchievementOutcome.Assessed(var achievement, _))
        {
            return null;
        }

        var policy = await policies.WithCardsAsync(await policies.OfAsync(day, ct), [card], ct);
        var (label, step) = RecapMaking.CategoryOf(card, achievement, policy);
        var word = label ?? "tanpa kategori";
        // The step begins with the word itself.
        var ground = step.Text[word.Length..].TrimStart();
        return new(word, policy.Policy.Basis is AchievementBasis.Raw ? $"{ground}; dari capaian tanpa batas" : ground);
    }
}
