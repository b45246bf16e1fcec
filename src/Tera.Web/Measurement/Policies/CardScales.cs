using Tera.Planning.Contracts;
using Tera.Planning.Indicators;

namespace Tera.Measurement.Policies;

/// <summary>Tells planning which scales a card may name: those made for achievements.</summary>
internal sealed class CardScales(PolicyReader policies) : ICategoryScales
{
    public async Task<IReadOnlyList<CardScale>> AllAsync(CancellationToken ct) =>
        [.. (await policies.ScalesAsync(ct)).Where(scale => scale.Subject is CategorySubject.Achievement).Select(scale => new CardScale(scale.Code, scale.Name, scale.ValidFrom))];
}
