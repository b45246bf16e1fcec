using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Organisation;
using Tera.Organisation.Contracts;
using Tera.Planning.Agreements;
using Tera.Planning.Contracts;
using Tera.Platform.Commands;
using Tera.Platform.Data;
using Tera.Shared;

namespace Tera.Measurement.Validation;

/// <summary>The wish that figures keep a rule among themselves from a day on.</summary>
public sealed record SettleRule(CommandId Command, SignedInUser By, ValidationRuleTerms Terms);

/// <inheritdoc cref="SettleRule"/>
public sealed class SettleRuleHandler(TeraDbContext db, RuleKeepers keepers, CommandScope commands, AuditTrail audit)
{
    private const string Process = "measurement.settle-rule";

    public Task<Result<Receipt>> HandleAsync(SettleRule wish, CancellationToken ct) =>
        commands.OnceAsync(wish.Command, Process, wish.By.PersonId.Value, inner => SettleAsync(wish, inner), ct);

    private async Task<Result<string>> SettleAsync(SettleRule wish, CancellationToken ct)
    {
        if (!await keepers.IncludesAsync(wish.By, wish.Terms.Agency, ct))
        {
            return ValidationRejections.NotKeeper;
        }

        var (agency, named) = (wish.Terms.Agency, wish.Terms.Left.Concat(wish.Terms.Right).Distinct().ToList());
        if (named.Count > 0 && await db.Set<Indicator>().CountAsync(one => named.Contains(one.Id) && one.AgencyId == agency, ct) != named.Count)
        {
            return ValidationRejections.IndicatorElsewhere;
        }

        if (!ValidationRule.Settle(ValidationRuleId.New(), wish.Terms).Accepted(out var rule, out var no))
        {
            return no;
        }

        db.Add(rule);
        await audit.WriteAsync(
            new(wish.Command, Process, "validation-rule", rule.Id.Value) { By = wish.By, After = $"{rule.Name}; {rule.Kind}; {rule.Severity}; sejak {IndonesianDate.Long(rule.ValidFrom)}", Reason = rule.Ground }, ct);
        await db.SaveChangesAsync(ct);
        return rule.Id.Value.ToString("D");
    }
}

/// <summary>The wish that a rule holds no more after a day.</summary>
public sealed record EndRule(CommandId Command, SignedInUser By, ValidationRuleId Rule, LocalDate Last);

/// <inheritdoc cref="EndRule"/>
public sealed class EndRuleHandler(TeraDbContext db, RuleKeepers keepers, CommandScope commands, AuditTrail audit)
{
    private const string Process = "measurement.end-rule";

    public Task<Result<Receipt>> HandleAsync(EndRule wish, CancellationToken ct) =>
        commands.OnceAsync(wish.Command, Process, wish.By.PersonId.Value, inner => EndAsync(wish, inner), ct);

    private async Task<Result<string>> EndAsync(EndRule wish, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync($"select from measurement.validation_rule where id = {wish.Rule.Value} for update", ct);
        if (await db.Set<ValidationRule>().SingleOrDefaultAsync(one => one.Id == wish.Rule, ct) is not { } rule)
        {
            return ValidationRejections.Unknown;
        }

        if (!await keepers.IncludesAsync(wish.By, rule.AgencyId, ct))
        {
            return ValidationRejections.NotKeeper;
        }

        if (!rule.End(wish.Last).Accepted(out _, out var no))
        {
            return no;
        }

        await audit.WriteAsync(
            new(wish.Command, Process, "validation-rule", rule.Id.Value) { By = wish.By, Before = rule.Name, After = $"berakhir {IndonesianDate.Long(wish.Last)}" }, ct);
        await db.SaveChangesAsync(ct);
        return rule.Id.Value.ToString("D");
    }
}

/// <summary>Who settles rules: administrators for the whole region, and those who keep an agency's plan for the agency.</summary>
public sealed class RuleKeepers(PlanningUnit planners)
{
    /// <param name="user">Who.</param>
    /// <param name="agency">Null for the whole region.</param>
    /// <param name="ct">Ends the asking.</param>
    public async Task<bool> IncludesAsync(SignedInUser user, AgencyId? agency, CancellationToken ct) =>
        user.Role is AccountRole.Administrator || (agency is { } one && await planners.IncludesAsync(user, one, ct));
}
