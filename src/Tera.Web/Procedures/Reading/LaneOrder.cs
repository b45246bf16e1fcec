using System.Collections.Immutable;
using Tera.Procedures.Definitions;

namespace Tera.Procedures.Reading;

/// <summary>Who stands above whom in an SOP. Columns are printed in any order, so their titles say it and not their places.</summary>
internal sealed class LaneOrder
{
    private readonly ImmutableArray<LaneRank> _ranks;
    private readonly ImmutableArray<LaneNature> _natures;

    public LaneOrder(LaneNames names)
    {
        _ranks = [.. names.Printed.Select(LaneRanks.Of)];
        _natures = [.. names.Printed.Select(head => LaneNames.NatureOf(head).Nature)];
        var highest = Lanes.Where(IsInside).Select(lane => _ranks[lane]).DefaultIfEmpty(LaneRank.Outside).Max();
        Top = Lanes.FirstOrDefault(lane => _ranks[lane] == highest);
        IsTopSure = highest >= LaneRank.Branch && _ranks.Count(rank => rank == highest) == 1;
    }

    /// <summary>The lane of the highest official.</summary>
    public int Top { get; }

    /// <summary>True when one title, and only one, names the head of an office.</summary>
    public bool IsTopSure { get; }

    public IEnumerable<int> Lanes => Enumerable.Range(0, _ranks.Length);

    public LaneRank RankOf(int lane) => _ranks[lane];

    public LaneNature NatureOf(int lane) => _natures[lane];

    public bool IsInside(int lane) => _ranks[lane] is not LaneRank.Outside;

    /// <summary>True for one post that may order, check and sign.</summary>
    public bool IsOfficial(int lane) => _ranks[lane] >= LaneRank.Section && _natures[lane] is LaneNature.Position;

    /// <summary>True for who has others do the work: the highest, and a sekretaris.</summary>
    public bool Leads(int lane) => IsOfficial(lane) && (lane == Top || _ranks[lane] >= LaneRank.Secretary);

    /// <summary>Officials of the lowest rank above; several when they are of one rank, none above the highest.</summary>
    public ImmutableArray<int> SuperiorsOf(int lane) => Lowest(Lanes.Where(other => IsOfficial(other) && _ranks[other] > _ranks[lane]));

    /// <summary>Whoever is of the highest rank below.</summary>
    public ImmutableArray<int> InferiorsOf(int lane) => Highest(Lanes.Where(other => IsInside(other) && _ranks[other] < _ranks[lane]));

    public ImmutableArray<int> Lowest(IEnumerable<int> lanes)
    {
        ImmutableArray<int> all = [.. lanes];
        return [.. all.Where(lane => _ranks[lane] == all.Min(RankOf))];
    }

    public ImmutableArray<int> Highest(IEnumerable<int> lanes)
    {
        ImmutableArray<int> all = [.. lanes];
        return [.. all.Where(lane => _ranks[lane] == all.Max(RankOf))];
    }
}
