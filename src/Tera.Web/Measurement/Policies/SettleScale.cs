using Tera.Organisation;
using Tera.Organisation.Contracts;
using Tera.Platform.Commands;
using Tera.Platform.Data;
using Tera.Shared;

namespace Tera.Measurement.Policies;

/// <summary>The wish to have a scale of categories of the region's own. It is used once a policy or a card names it.</summary>
public sealed record SettleScale(CommandId Command, SignedInUser By, CategoryScaleDraft Draft);

/// <inheritdoc cref="SettleScale"/>
public sealed class SettleScaleHandler(TeraDbContext db, PolicyReader policies, CommandScope commands, AuditTrail audit)
{
    private const string Process = "measurement.settle-scale";

    public Task<Result<Receipt>> HandleAsync(SettleScale wish, CancellationToken ct) =>
        commands.OnceAsync(wish.Command, Process, wish.By.PersonId.Value, inner => SettleAsync(wish, inner), ct);

    private async Task<Result<string>> SettleAsync(SettleScale wish, CancellationToken ct)
    {
        if (wish.By.Role is not AccountRole.Administrator)
        {
            return PolicyRejections.NotYours;
        }

        if (!wish.Draft.Create().Accepted(out var scale, out var no))
        {
            return no;
        }

        if (await policies.ScaleAsync(scale.Code, ct) is not null)
        {
            return MeasurementRejections.ScaleTaken(scale.Name);
        }

        var kept = OwnScale.Of(scale);
        db.Add(kept);
        await audit.WriteAsync(
            new(wish.Command, Process, "category-scale", wish.Command.Value) { By = wish.By, After = $"{kept.Name}; {kept.ValidFrom}; {kept.Gaps}; {kept.Bands}", Reason = kept.Source }, ct);
        return scale.Code;
    }
}
