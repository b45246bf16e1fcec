using System.Linq.Expressions;
using Tera.Organisation.Agencies;

namespace Tera.Organisation.Contracts;

/// <summary>Narrows a query to what somebody may see. The database keeps regions apart; this keeps agencies apart.</summary>
public static class Visibility
{
    public static IQueryable<Agency> VisibleTo(this IQueryable<Agency> agencies, SignedInUser user) => agencies.VisibleTo(user, agency => agency.Id);

    public static IQueryable<Unit> VisibleTo(this IQueryable<Unit> units, SignedInUser user) => units.VisibleTo(user, unit => unit.AgencyId);

    /// <summary>For rows of any module.</summary>
    /// <param name="rows">The query.</param>
    /// <param name="user">Who asks.</param>
    /// <param name="agencyOf">Whose the row is.</param>
    public static IQueryable<T> VisibleTo<T>(this IQueryable<T> rows, SignedInUser user, Expression<Func<T, AgencyId>> agencyOf)
    {
        if (user.SeesEveryAgency)
        {
            return rows;
        }

        var own = user.Agencies.ToList();
        Expression<Func<AgencyId, bool>> isOwn = agency => own.Contains(agency);
        var call = (MethodCallExpression)isOwn.Body;
        return rows.Where(Expression.Lambda<Func<T, bool>>(Expression.Call(call.Object, call.Method, agencyOf.Body), agencyOf.Parameters));
    }
}
