using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Organisation;
using Tera.Organisation.Contracts;
using Tera.Planning.Indicators;
using Tera.Platform.Commands;
using Tera.Platform.Data;
using Tera.Shared;

namespace Tera.Planning.Defaults;

/// <summary>The wish that from a day on new indicator cards of the region begin with other terms.</summary>
public sealed record SettleCardDefaults(CommandId Command, SignedInUser By, CardDefaultsTerms Terms, LocalDate From, PrintedLine Ground);

/// <inheritdoc cref="SettleCardDefaults"/>
public sealed class SettleCardDefaultsHandler(TeraDbContext db, CardDefaultsReader defaults, CommandScope commands, AuditTrail audit)
{
    private const string Process = "planning.settle-card-defaults";

    public Task<Result<Receipt>> HandleAsync(SettleCardDefaults wish, CancellationToken ct) =>
        commands.OnceAsync(wish.Command, Process, wish.By.PersonId.Value, inner => SettleAsync(wish, inner), ct);

    private async Task<Result<string>> SettleAsync(SettleCardDefaults wish, CancellationToken ct)
    {
        if (wish.By.Role is not AccountRole.Administrator)
        {
            return CardDefaultsRejections.NotYours;
        }

        var others = await defaults.AllAsync(ct);
        if (!CardDefaults.Settle(CardDefaultsId.New(), wish.Terms, wish.From, wish.Ground, others).Accepted(out var settled, out var no))
        {
            return no;
        }

        db.Add(settled);
        await db.SaveChangesAsync(ct);
        await audit.WriteAsync(
            new(wish.Command, Process, "card-defaults", settled.Id.Value)
            {
                By = wish.By, Before = DefaultsWords.Of(CardDefaults.InForce(others, wish.From)), After = DefaultsWords.Of(settled.Terms), Reason = settled.Ground,
            },
            ct);
        return settled.Id.Value.ToString("D");
    }
}

/// <summary>Reads what the cards of the region begin with. Few rows: a region decides once in some years.</summary>
public sealed class CardDefaultsReader(TeraDbContext db)
{
    /// <summary>Every decision, the latest first.</summary>
    public Task<List<CardDefaults>> AllAsync(CancellationToken ct) =>
        db.Set<CardDefaults>().AsNoTracking().TagWith("Planning: defaults of cards").OrderByDescending(one => one.ValidFrom).ToListAsync(ct);

    public async Task<CardDefaultsTerms> OfAsync(LocalDate day, CancellationToken ct) => CardDefaults.InForce(await AllAsync(ct), day);
}

/// <summary>Defaults in words, and where a card differs from them.</summary>
internal static class DefaultsWords
{
    public static string Of(CardDefaultsTerms terms) =>
        $"{Cap(terms.Cap)}, {Floor(terms.FloorAtZero)}; {terms.Zero.Name.ToLowerInvariant()}; semakin rendah semakin baik: {terms.LowerFormula.Name}; {terms.Decimals} desimal.";

    /// <summary>What a card says otherwise; empty where it follows the region.</summary>
    public static IReadOnlyList<string> Differences(IndicatorCard card, CardDefaultsTerms terms)
    {
        List<string> all = [];
        void Note(bool differs, string own, string region)
        {
            if (differs)
            {
                all.Add($"{own} (daerah: {region})");
            }
        }

        Note(card.Cap != terms.Cap, Cap(card.Cap), Cap(terms.Cap));
        Note(card.FloorAtZero != terms.FloorAtZero, Floor(card.FloorAtZero), Floor(terms.FloorAtZero));
        Note(card.ZeroPolicy.Code != terms.Zero.Code, card.ZeroPolicy.Name.ToLowerInvariant(), terms.Zero.Name.ToLowerInvariant());
        Note(card.Formula.Polarity is Polarity.LowerIsBetter && card.Formula != terms.LowerFormula, card.Formula.Name, terms.LowerFormula.Name);
        Note(card.Decimals != terms.Decimals, $"{card.Decimals} desimal", $"{terms.Decimals}");
        return all;
    }

    private static string Cap(AchievementCap cap) => cap.Percent is { } percent ? $"batas capaian {IndonesianNumber.Format(percent)} persen" : "tanpa batas capaian";

    private static string Floor(bool floored) => floored ? "negatif dihitung 0" : "boleh negatif";
}
