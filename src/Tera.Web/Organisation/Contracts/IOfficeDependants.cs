using NodaTime;

namespace Tera.Organisation.Contracts;

/// <summary>A module above whose things hang on units and positions: tells which, before one is ended. What it tells refuses nothing.</summary>
public interface IOfficeDependants
{
    /// <summary>What hangs on a unit from a day on, a phrase each with its number, for whoever is about to dissolve it; empty for nothing.</summary>
    Task<IReadOnlyList<string>> OfUnitAsync(UnitId unit, LocalDate day, CancellationToken ct);

    /// <summary>The same of a position.</summary>
    Task<IReadOnlyList<string>> OfPositionAsync(PositionId position, LocalDate day, CancellationToken ct);
}

/// <summary>Asks every module.</summary>
public sealed class OfficeDependants(IEnumerable<IOfficeDependants> modules)
{
    /// <summary>What hangs on a unit from a day on, module by module.</summary>
    public async Task<IReadOnlyList<string>> OfUnitAsync(UnitId unit, LocalDate day, CancellationToken ct)
    {
        List<string> all = [];
        foreach (var module in modules)
        {
            all.AddRange(await module.OfUnitAsync(unit, day, ct));
        }

        return all;
    }

    /// <summary>The same of a position.</summary>
    public async Task<IReadOnlyList<string>> OfPositionAsync(PositionId position, LocalDate day, CancellationToken ct)
    {
        List<string> all = [];
        foreach (var module in modules)
        {
            all.AddRange(await module.OfPositionAsync(position, day, ct));
        }

        return all;
    }
}
