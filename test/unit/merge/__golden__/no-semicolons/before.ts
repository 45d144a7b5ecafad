export * from './customer'
export * from './order'
;[1, 2].forEach(n => { console.log(n) })
