using System;
using System.Collections.Generic;
using Backprop;

namespace Generics
{
    public partial class Box<T> where T : IComparable<T>
    {
        private readonly T content = default;

        [Differentiable]
        [At(1.3, 3)]
        public double Weigh(double x, T other) => x * x * (content.CompareTo(other) + 3);

        public partial struct Lid<TKey, @class> where TKey : class where @class : struct
        {
            [Differentiable]
            [At(1.3, null)]
            public static double Close(double x, List<T> items) => x * x * x;
        }
    }

    public partial interface ISource<T>
    {
        [Differentiable]
        [At(1.3)]
        public static double Cube(double x) => x * x * x;
    }
}
